package finme.fdforge;

/** The person was erased: their key is gone. */
public class ErasedException extends RuntimeException {
    public ErasedException() {
        super("The person was erased.", null, false, false);
    }
}
