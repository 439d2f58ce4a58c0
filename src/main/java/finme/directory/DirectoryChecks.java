package finme.directory;

import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a directory must look like; every fault at once. */
final class DirectoryChecks {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern ENTRY = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,63}");
    private static final int LABEL = 200;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private DirectoryChecks() {}

    static List<Fault> faults(Directory directory) {
        List<Fault> faults = new ArrayList<>();
        if (directory.code() == null || !CODE.matcher(directory.code()).matches()) {
            faults.add(new Fault("/code", "invalid_code", "A code is 1 to 63 lower-case letters, digits and '-'."));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < directory.entries().size(); i++) {
            entry(directory.entries().get(i), "/entries/" + i, codes, faults);
        }
        return faults;
    }

    private static void entry(Directory.Entry entry, String at, Set<String> codes, List<Fault> faults) {
        if (entry.code() == null || !ENTRY.matcher(entry.code()).matches()) {
            faults.add(new Fault(at + "/code", "invalid_code", "A code has 1 to 64 capital letters, digits and '_'."));
        } else if (!codes.add(entry.code())) {
            faults.add(new Fault(at + "/code", "not_unique", "Another entry has this code."));
        }
        if (entry.labels().isEmpty()) {
            faults.add(new Fault(at + "/labels", "required", "At least one label is needed."));
        }
        for (Map.Entry<String, String> label : entry.labels().entrySet()) {
            String pointer = at + "/labels/" + label.getKey().replace("~", "~0").replace("/", "~1");
            if (!LANGUAGES.contains(label.getKey())) {
                faults.add(new Fault(pointer, "invalid_language", "A label is named by an ISO 639-1 language."));
            } else if (label.getValue() == null || label.getValue().isBlank()) {
                faults.add(new Fault(pointer, "required", "A label has at least one character."));
            } else if (label.getValue().length() > LABEL
                    || label.getValue().chars().anyMatch(Character::isISOControl)) {
                faults.add(new Fault(
                        pointer, "invalid_label", "A label is one line of at most " + LABEL + " characters."));
            }
        }
    }
}
