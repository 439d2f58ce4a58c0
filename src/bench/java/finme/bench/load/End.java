package finme.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * What tells that applications have ended.
 *
 * @param among SQL giving {@code id, time} of those of the given ids that have
 * @param behind SQL giving the same of those behind the given position of the ledger; null where the ledger doesn't tell
 */
public record End(String among, @Nullable String behind) {
    private static final String LEDGER = "select subject, at from fdforge.ledger where action = '%s' and %s";

    public static End ledger(String action) {
        return new End(LEDGER.formatted(action, "subject = any (?)"), LEDGER.formatted(action, "position > ?"));
    }

    public static End among(String sql) {
        return new End(sql, null);
    }
}
