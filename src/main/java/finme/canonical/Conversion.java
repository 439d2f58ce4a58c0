package finme.canonical;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.identity.PlainText;
import finme.canonical.reading.ApplicationReader;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a source's payload to the canonical application, with everything that stands against it. */
@Component
public class Conversion {
    private static final int LONGEST_ID = 200;

    private final ApplicationReader reader;
    private final ApplicationSchema schema;

    Conversion(CodeLists codes, ApplicationSchema schema) {
        this.reader = new ApplicationReader(codes);
        this.schema = schema;
    }

    /**
     * @param application what could be read; follows the schema when there are no faults
     * @param externalId the source's own id, null when it has none
     * @param faults why it is refused; empty when it is not
     * @param warnings optional values that were left out
     */
    public record Converted(
            ObjectNode application, @Nullable String externalId, List<Fault> faults, List<Fault> warnings) {
        @Override
        public String toString() {
            return "Converted[" + faults.size() + " faults, " + warnings.size() + " warnings]";
        }
    }

    /** @param payload as its body format was read */
    public Converted convert(SourceMapping mapping, Object payload, Instant now) {
        List<Fault> faults = new ArrayList<>();
        String externalId = externalId(mapping.externalId(), payload, faults);
        Object mapped;
        try {
            mapped = evaluate(mapping.application(), payload);
        } catch (MappingFault fault) {
            faults.add(0, new Fault("", "mapping_failed", "The source's mapping fails: " + fault.sentence()));
            return new Converted(JsonNodeFactory.instance.objectNode(), externalId, faults, List.of());
        }
        ApplicationReader.Outcome outcome = reader.read(mapped, now);
        LostValues lost = new LostValues(mapping.flows(), mapped, payload);
        faults.addAll(
                0, outcome.faults().isEmpty() ? schema.check(outcome.application()) : lost.explain(outcome.faults()));
        return new Converted(outcome.application(), externalId, faults, lost.with(outcome.warnings()));
    }

    /** The same checks for an application that is canonical already, by whoever added to it. */
    public Converted check(Map<String, ?> canonical, Instant now) {
        ApplicationReader.Outcome outcome = reader.read(canonical, now);
        List<Fault> faults = outcome.faults().isEmpty() ? schema.check(outcome.application()) : outcome.faults();
        return new Converted(outcome.application(), null, faults, outcome.warnings());
    }

    private static @Nullable String externalId(
            Feel.@Nullable Expression expression, Object payload, List<Fault> faults) {
        if (expression == null) {
            return null;
        }
        try {
            Object id = evaluate(expression, payload);
            String text = id == null ? "" : PlainText.of(id.toString());
            if (text.length() > LONGEST_ID) {
                faults.add(new Fault("", "invalid_external_id", "The external id has more than 200 characters."));
                return null;
            }
            return text.isEmpty() ? null : text;
        } catch (MappingFault fault) {
            faults.add(new Fault("", "external_id_failed", "The source's external id fails: " + fault.sentence()));
            return null;
        }
    }

    private static @Nullable Object evaluate(Feel.Expression expression, Object payload) {
        return expression.evaluate(Map.of("payload", payload));
    }
}
