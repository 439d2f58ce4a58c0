package finme.outbound;

/** Nothing was sent, or its answer is not believed: the address leads where FinMe may not go, or nowhere. */
public final class AddressRefused extends RuntimeException {
    private final Refusal refusal;

    AddressRefused(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /**
     * @param code {@code invalid_url}, {@code https_needed}, {@code address_not_public} or {@code unknown_host}
     * @param sentence for people; names no address
     */
    public record Refusal(String code, String sentence) {}
}
