package finme.platform.start;

/** FinMe can't start. The message is the one sentence its operator reads. */
public class StartRefused extends RuntimeException {
    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
