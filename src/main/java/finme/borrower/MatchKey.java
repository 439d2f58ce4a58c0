package finme.borrower;

import finme.borrower.Borrowers.Identity;
import finme.fdforge.BlindIndex;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what a person is found: the blind index of a normalised value. */
record MatchKey(String kind, byte[] hash) {
    static final String TAX_ID = "taxId";

    static List<MatchKey> of(Identity identity, BlindIndex index) {
        List<MatchKey> keys = new ArrayList<>(3);
        add(keys, index, TAX_ID, identity.taxId());
        add(keys, index, "phone", identity.phone());
        add(keys, index, "email", identity.email());
        return keys;
    }

    private static void add(List<MatchKey> keys, BlindIndex index, String kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            keys.add(new MatchKey(kind, index.of("borrower." + kind, value)));
        }
    }

    /** Number of the lock that whoever looks for this key holds. */
    long lock() {
        return ByteBuffer.wrap(hash).getLong() ^ kind.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchKey key && kind.equals(key.kind) && Arrays.equals(hash, key.hash);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(hash);
    }
}
