package finme.partner;

import org.jspecify.annotations.Nullable;

/** Replaces one secret of a partner: masks it, collects it, or puts the kept one back. */
@FunctionalInterface
interface SecretMapper {
    String MASK = "***";

    /** @param pointer JSON pointer of the secret @return null when there is none */
    @Nullable
    String map(String pointer, String value);

    default @Nullable String apply(String pointer, @Nullable String value) {
        return value == null ? null : map(pointer, value);
    }
}
