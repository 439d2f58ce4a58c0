package finme.gateway.sealing;

/** Core's half. Safe for many threads. */
@FunctionalInterface
public interface Opener {
    /**
     * @param sealed what a {@link Sealer} gave, for any of the keys core holds
     * @throws finme.kernel.Problem 422 {@code unknown_sealing_key} when it was sealed to a key core does not hold, 422
     *     {@code unreadable_seal} when it was changed or is none
     */
    byte[] open(String sealed);
}
