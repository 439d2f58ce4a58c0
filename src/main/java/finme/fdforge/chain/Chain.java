package finme.fdforge.chain;

import finme.kernel.Sha256;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The chain of one day: it starts with the hash of the day's name, and each row's digest is hashed onto the end so far.
 * Anybody can recompute it; nothing in it is secret.
 */
final class Chain {
    /** Of each row's link so much is kept to name the row that differs; the whole end is kept beside. */
    static final int KEPT = 16;

    private static final int BYTES = 32;

    private byte[] end;

    private Chain(byte[] end) {
        this.end = end;
    }

    static Chain of(LocalDate day) {
        return new Chain(Sha256.digest("finme-ledger " + day));
    }

    static Chain from(byte[] end) {
        return new Chain(end.clone());
    }

    /** @param digest SHA-256 of the row as {@link BlockStore} has the database write it */
    Chain add(byte[] digest) {
        byte[] both = Arrays.copyOf(end, BYTES + digest.length);
        System.arraycopy(digest, 0, both, BYTES, digest.length);
        end = Sha256.digest(both);
        return this;
    }

    byte[] end() {
        return end.clone();
    }

    void keep(byte[] links, int row) {
        System.arraycopy(end, 0, links, row * KEPT, KEPT);
    }

    boolean fits(byte[] links, int row) {
        int at = row * KEPT;
        return links.length >= at + KEPT && Arrays.equals(end, 0, KEPT, links, at, at + KEPT);
    }
}
