package finme.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One directory in one version. */
public record Directory(String code, int version, List<Entry> entries) {
    /** @param labels by ISO 639-1 language @param validFrom null: since ever */
    public record Entry(
            String code,
            Map<String, String> labels,
            @Nullable LocalDate validFrom,
            boolean active,
            int order) {}
}
