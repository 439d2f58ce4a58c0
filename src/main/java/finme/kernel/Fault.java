package finme.kernel;

/**
 * One thing wrong with an input, as RFC 9457 problems list it under {@code errors}. Never carries the offending value:
 * it may be personal.
 *
 * @param pointer JSON pointer (RFC 6901) into the document at fault, empty for the whole of it
 * @param code stable snake_case code
 * @param message one sentence for people
 */
public record Fault(String pointer, String code, String message) {}
