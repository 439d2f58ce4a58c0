package finme.fdforge;

/** What was asked for can't be read any more: the person was erased, or this document of theirs was not kept so long. */
public class ErasedException extends RuntimeException {
    private final boolean person;

    /** The person was erased: their key is gone. */
    public ErasedException() {
        this("The person was erased.", true);
    }

    private ErasedException(String sentence, boolean person) {
        super(sentence, null, false, false);
        this.person = person;
    }

    /** The person is known, the document is gone. */
    public static ErasedException document() {
        return new ErasedException("The document is no longer kept.", false);
    }

    /** @return false when only a document is gone */
    public boolean isPerson() {
        return person;
    }
}
