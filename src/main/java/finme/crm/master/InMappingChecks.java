package finme.crm.master;

import finme.canonical.ApplicationSchema;
import finme.canonical.PersonFacts;
import finme.crm.Crm.Mapping;
import finme.crm.Crm.Owner;
import finme.crm.RecordKind;
import finme.crm.master.CrmChecks.Found;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a CRM may change here, kind by kind. */
@Component
class InMappingChecks {
    private static final Pattern FREE = Pattern.compile("attributes(\\.\\w+)+");

    private final Feel feel;
    /** By path. */
    private final Set<String> known;

    InMappingChecks(Feel feel, ApplicationSchema schema) {
        this.feel = feel;
        this.known = PersonFacts.paths(schema);
    }

    void check(String at, RecordKind kind, Mapping mapping, Found found) {
        if (!RecordKind.TELLING.contains(kind)) {
            String sentence = kind == RecordKind.PARTNER
                    ? "Partners are edited here only: a CRM has no say in who lends on which terms."
                    : "Directories are edited here only: mappings, rules and forms rely on their codes.";
            refuse(at + "/in", mapping.in(), sentence, found);
        }
        if (mapping.in() == null || !RecordKind.TELLING.contains(kind)) {
            refuse(at + "/owners", mapping.owners(), "Nothing comes in: there is no value to own.", found);
            refuse(at + "/else", mapping.otherwise(), "Nothing comes in: there is no value to own.", found);
            return;
        }
        values(at, kind, mapping.in(), found).ifPresent(names -> owners(at, kind, mapping, names, found));
    }

    private static void refuse(String pointer, @Nullable Object member, String sentence, Found found) {
        if (member != null) {
            found.add(pointer, "not_available", sentence);
        }
    }

    /** What comes in are values by canonical path, each under a name of its own. */
    private Optional<Set<String>> values(String at, RecordKind kind, String in, Found found) {
        try {
            if (!(feel.compile(in).evaluate(Map.of("record", Map.of())) instanceof Map<?, ?> made)) {
                found.add(at + "/in", "no_values", "It has to give values by path: {`borrower.phone`: record.…}.");
                return Optional.empty();
            }
            Set<String> names = made.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
            names.stream()
                    .sorted()
                    .filter(name -> !isOfPerson(name))
                    .forEach(name -> found.add(at + "/in", "unknown_attribute", "There is no attribute " + name + '.'));
            names.stream()
                    .sorted()
                    .filter(name -> kind == RecordKind.APPLICATION && known.contains(name))
                    .forEach(name -> found.add(
                            at + "/in",
                            "not_available",
                            "Of an application a CRM may change attributes only: " + name
                                    + " is what its source said, and belongs to the borrower's record."));
            return Optional.of(names);
        } catch (MappingFault fault) {
            found.add(at + "/in", "invalid_mapping", fault.sentence());
            return Optional.empty();
        }
    }

    private boolean isOfPerson(String name) {
        return known.contains(name) || FREE.matcher(name).matches();
    }

    private void owners(String at, RecordKind kind, Mapping mapping, Set<String> names, Found found) {
        Map<String, Owner> owners = Objects.requireNonNullElse(mapping.owners(), Map.of());
        // who owns a value may be said before, or without, its coming in
        owners.keySet().stream()
                .filter(name -> !names.contains(name) && !isOfPerson(name))
                .forEach(name ->
                        found.add(at + "/owners/" + name, "unknown_attribute", "There is no attribute " + name + '.'));
        if (kind != RecordKind.APPLICATION) {
            return;
        }
        names.stream()
                .sorted()
                .filter(name -> owners.getOrDefault(name, mapping.otherwise()) != Owner.CRM)
                .forEach(name -> found.add(
                        at + "/owners/" + name,
                        "not_available",
                        "What comes in with an application is the CRM's: its owner has to be CRM."));
    }
}
