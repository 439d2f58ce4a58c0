package finme.admin.directory;

import finme.admin.usage.Usage;
import finme.directory.Directory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What saving a directory would do.
 *
 * @param concerned who mentions an entry that would not mean the same any more; a new place in the order is no matter
 */
record DirectoryImpact(List<EntryChange> changes, List<Concerned> concerned) {
    enum Change {
        ADDED,
        CHANGED,
        /** Old cases keep it. */
        RETIRED,
        RESUMED,
        /** It was announced and never in force. */
        REMOVED
    }

    /** @param fields {@code validFrom}, {@code order}, {@code label.en} …; of a new entry those that are filled */
    record EntryChange(String entry, Change change, List<FieldChange> fields) {
        boolean isMereOrder() {
            return change == Change.CHANGED && fields.stream().allMatch(each -> each.field.equals("order"));
        }
    }

    record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    record Concerned(Usage.Kind kind, String code, String where, String text, String entry) {}

    /** @param usages by entry, of both */
    static DirectoryImpact of(@Nullable Directory present, Directory proposed, Map<String, List<Usage>> usages) {
        Map<String, Directory.Entry> before = byCode(present);
        Map<String, Directory.Entry> after = byCode(proposed);
        List<EntryChange> changes = new ArrayList<>();
        after.forEach((code, entry) -> add(code, before.get(code), entry, changes));
        before.forEach((code, entry) -> {
            if (!after.containsKey(code)) {
                changes.add(new EntryChange(code, Change.REMOVED, List.of()));
            }
        });
        List<Concerned> concerned = new ArrayList<>();
        changes.stream()
                .filter(change -> !change.isMereOrder())
                .forEach(change -> usages.getOrDefault(change.entry, List.of())
                        .forEach(usage -> concerned.add(
                                new Concerned(usage.kind(), usage.code(), usage.where(), usage.text(), change.entry))));
        return new DirectoryImpact(changes, concerned);
    }

    private static void add(
            String code, Directory.@Nullable Entry before, Directory.Entry after, List<EntryChange> changes) {
        List<FieldChange> fields = fields(before, after);
        if (before == null) {
            changes.add(new EntryChange(code, Change.ADDED, fields));
        } else if (before.inUse() != after.inUse()) {
            changes.add(new EntryChange(code, after.inUse() ? Change.RESUMED : Change.RETIRED, fields));
        } else if (!fields.isEmpty()) {
            changes.add(new EntryChange(code, Change.CHANGED, fields));
        }
    }

    private static List<FieldChange> fields(Directory.@Nullable Entry before, Directory.Entry after) {
        Map<String, String> old = values(before);
        Map<String, String> now = values(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> new FieldChange(name, old.get(name), now.get(name)))
                .toList();
    }

    private static Map<String, String> values(Directory.@Nullable Entry entry) {
        Map<String, String> values = new LinkedHashMap<>();
        if (entry != null) {
            if (entry.validFrom() != null) {
                values.put("validFrom", entry.validFrom().toString());
            }
            values.put("order", String.valueOf(entry.order()));
            entry.labels().forEach((language, label) -> values.put(DirectoryCsv.LABEL + language, label));
        }
        return values;
    }

    private static Map<String, Directory.Entry> byCode(@Nullable Directory directory) {
        Map<String, Directory.Entry> entries = new LinkedHashMap<>();
        if (directory != null) {
            directory.entries().forEach(entry -> entries.put(entry.code(), entry));
        }
        return entries;
    }
}
