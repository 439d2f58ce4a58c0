package finme.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        boolean countsOn(LocalDate day) {
            return Boolean.TRUE.equals(active) && (validFrom == null || !validFrom.isAfter(day));
        }
    }
}
