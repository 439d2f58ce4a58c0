package finme.outbound;

/** The token endpoint answered, but not with a token. */
public final class TokenRefused extends RuntimeException {
    private final boolean worthAnotherTry;

    TokenRefused(boolean worthAnotherTry) {
        super("The token endpoint gave no token.", null, false, false);
        this.worthAnotherTry = worthAnotherTry;
    }

    /** It was busy or broken; otherwise it does not want this client. */
    public boolean isWorthAnotherTry() {
        return worthAnotherTry;
    }
}
