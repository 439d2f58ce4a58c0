package finme.outbound;

/** The body of an answer went on beyond what anybody needs. */
public final class TooLarge extends RuntimeException {
    TooLarge() {
        super("The body is too large.", null, false, false);
    }
}
