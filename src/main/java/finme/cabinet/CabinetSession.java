package finme.cabinet;

/**
 * What a request of a borrower carries: the key of their session. Controllers take it as {@code @AuthenticationPrincipal} and
 * hand it to core with every call, which says whose it is, or 401 {@code signed_out}.
 */
public record CabinetSession(String key) {
    @Override
    public String toString() {
        return "CabinetSession[***]";
    }
}
