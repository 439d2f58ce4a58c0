package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.identity.PlainText;
import finme.canonical.identity.Unusable;
import finme.kernel.Fault;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of what a mapping gave, being read into one object of the canonical application. An unusable required
 * value is a fault; an unusable optional one is left out with a warning.
 */
final class Section {
    private final Map<?, ?> in;
    private final String pointer;
    private final Report report;
    private final ObjectNode out = JsonNodeFactory.instance.objectNode();
    private final Set<String> names = new HashSet<>();

    Section(Map<?, ?> in, String pointer, Report report) {
        this.in = in;
        this.pointer = pointer;
        this.report = report;
    }

    Section required(String name, Reading reading) {
        if (raw(name) == null) {
            report.fault(new Fault(at(name), "required", "A value is needed here."));
        } else {
            attempt(name, reading).map(this::missing).ifPresent(report::fault);
        }
        return this;
    }

    /** What only stands for a required value is a value that is missing. */
    private Fault missing(Fault fault) {
        boolean none = fault.code().equals(Unusable.PLACEHOLDER);
        return none ? new Fault(fault.pointer(), "required", fault.message()) : fault;
    }

    Section optional(String name, Reading reading) {
        attempt(name, reading).ifPresent(report::warning);
        return this;
    }

    /** @return what stands against the value; empty when it was read or there is none */
    Optional<Fault> attempt(String name, Reading reading) {
        Object raw = raw(name);
        if (raw == null) {
            return Optional.empty();
        }
        try {
            out.set(name, reading.read(raw));
            return Optional.empty();
        } catch (Unusable unusable) {
            return Optional.of(new Fault(at(name), unusable.code(), unusable.sentence()));
        }
    }

    /** @return the object inside; an empty one when it is missing, so that each value missed in it is named */
    Section section(String name, boolean required) {
        Object raw = raw(name);
        if (raw != null && !(raw instanceof Map)) {
            report.found(new Fault(at(name), "invalid_type", "An object is needed here."), required);
        }
        return new Section(raw instanceof Map<?, ?> map ? map : Map.of(), at(name), report);
    }

    void add(String name, Section inner) {
        inner.close();
        if (!inner.out.isEmpty()) {
            out.set(name, inner.out);
        }
    }

    /** Warns of names the canonical application does not have. */
    void close() {
        for (Map.Entry<?, ?> entry : in.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (!names.contains(name) && entry.getValue() != null) {
                String shown = name.length() > 64 ? name.substring(0, 64) : name;
                report.warning(new Fault(at(shown), "unknown_name", "The canonical application has no such name."));
            }
        }
    }

    @Nullable
    Object raw(String name) {
        names.add(name);
        Object raw = in.get(name);
        return raw instanceof String text && PlainText.isBlank(text) ? null : raw;
    }

    boolean has(String name) {
        return out.has(name);
    }

    @Nullable
    String text(String name) {
        return out.path(name).textValue();
    }

    String at(String name) {
        return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
    }

    ObjectNode out() {
        return out;
    }

    Report report() {
        return report;
    }
}
