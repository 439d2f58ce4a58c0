package finme.gateway.snapshot;

import finme.form.Form;
import finme.gateway.SourceDirectory.SourceProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edge works by. Secrets in it are hashes only.
 *
 * @param version grows with every change of something in it
 * @param sources by code
 * @param codes of each directory those in use
 * @param forms as published now; an older core told none
 */
public record Snapshot(long version, List<SourceProfile> sources, Map<String, List<Code>> codes, List<Form> forms) {
    public Snapshot {
        forms = Objects.requireNonNullElse(forms, List.of());
    }

    /** @param validFrom null: since ever @param labels by language; an older core told none */
    public record Code(String code, @Nullable LocalDate validFrom, Map<String, String> labels) {
        private static final String USUAL = "en";

        public Code {
            labels = Objects.requireNonNullElse(labels, Map.of());
        }

        /** In that language, else in English, else in whichever there is; the code when it has no words. */
        public String text(String language) {
            String usual = labels.getOrDefault(
                    USUAL, labels.values().stream().findFirst().orElse(code));
            return labels.getOrDefault(language, usual);
        }

        public boolean countsOn(LocalDate day) {
            return validFrom == null || !validFrom.isAfter(day);
        }
    }
}
