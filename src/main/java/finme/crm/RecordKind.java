package finme.crm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a CRM may have of ours. Named in lower case wherever it is written. */
public enum RecordKind {
    BORROWER,
    APPLICATION,
    PARTNER,
    DIRECTORY;

    /** What a CRM may change something of. */
    public static final Set<RecordKind> TELLING = EnumSet.of(BORROWER, APPLICATION);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecordKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
