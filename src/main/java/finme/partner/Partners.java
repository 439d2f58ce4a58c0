package finme.partner;

import java.util.List;
import java.util.Optional;

/** The partner directory; reads are answered from memory and follow a change on any node within a second. */
public interface Partners {
    /** By code, secrets in clear text inside the process only. */
    List<Versioned> all();

    Optional<Versioned> find(String code);

    /**
     * Creates or replaces, with its ledger row. A secret of {@code "***"} keeps the present one.
     *
     * @throws finme.kernel.Problem 422 with every fault: mapping that doesn't compile (with its place), URL, auth fields
     */
    Saved save(Partner partner, String actor);

    record Versioned(Partner partner, int version) {
        /** What may be shown: every secret replaced by {@code ***}. */
        public Partner masked() {
            return partner.mapSecrets((pointer, secret) -> SecretMapper.MASK);
        }
    }

    record Saved(Versioned versioned, boolean created) {}
}
