package finme.mapping;

/** A body that can't be read. The sentence names the place, never the content. */
public final class MalformedPayload extends Exception {
    public MalformedPayload(String sentence) {
        super(sentence, null, false, false);
    }
}
