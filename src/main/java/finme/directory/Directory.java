package finme.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reference data: the codes that applications and rules may use.
 *
 * @param version as stored; what is written there is not looked at
 */
public record Directory(String code, @Nullable Integer version, List<Entry> entries) {
    public Directory {
        entries = Objects.requireNonNullElse(entries, List.<Entry>of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** As it is kept, in its order. */
    Directory at(int stored) {
        return new Directory(
                code,
                stored,
                entries.stream().sorted(Comparator.comparingInt(Entry::order)).toList());
    }

    /**
     * What was in force once stays, retired: applications may hold its code, and nobody can look into sealed ones. What
     * was only announced may go.
     */
    Directory keeping(Directory present, LocalDate today) {
        Set<String> named = entries.stream().map(Entry::code).collect(Collectors.toSet());
        List<Entry> all = new ArrayList<>(entries);
        present.entries.stream()
                .filter(entry -> !named.contains(entry.code()) && entry.begunBy(today))
                .map(Entry::retired)
                .forEach(all::add);
        return new Directory(code, version, all);
    }

    public Optional<Entry> find(String entry) {
        return entries.stream().filter(each -> entry.equals(each.code())).findFirst();
    }

    /**
     * @param labels by ISO 639-1 language
     * @param validFrom null: since ever
     * @param active left out: true
     */
    public record Entry(
            String code,
            Map<String, String> labels,
            @Nullable LocalDate validFrom,
            @Nullable Boolean active,
            int order) {
        public Entry {
            active = active == null || active;
            labels = Objects.requireNonNullElse(labels, Map.of());
        }

        public boolean countsOn(LocalDate day) {
            return inUse() && begunBy(day);
        }

        public boolean inUse() {
            return Boolean.TRUE.equals(active);
        }

        boolean begunBy(LocalDate day) {
            return validFrom == null || !validFrom.isAfter(day);
        }

        Entry retired() {
            return new Entry(code, labels, validFrom, false, order);
        }
    }
}
