package finme.bench.rows;

/** What a lender was sent where, and its answer: bodies as they went over the wire. */
public record Heard(String url, String request, String answer) {}
