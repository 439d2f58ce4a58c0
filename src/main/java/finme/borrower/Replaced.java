package finme.borrower;

import java.time.Instant;

/** A value that no longer counts. @param until when another one took its place */
public record Replaced(Known known, Instant until) {}
