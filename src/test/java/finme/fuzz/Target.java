package finme.fuzz;

import finme.mapping.PayloadFormat;
import java.util.Locale;
import java.util.function.Consumer;

/** What is thrown at. Each has its corpus in {@code src/test/resources/fuzz}, and may end in nothing but silence. */
enum Target {
    JSON(body -> Parsers.ALL.body(PayloadFormat.JSON, body)),
    XML(body -> Parsers.ALL.body(PayloadFormat.XML, body)),
    FORM(body -> Parsers.ALL.body(PayloadFormat.FORM, body)),
    CSV(body -> Parsers.ALL.body(PayloadFormat.CSV, body)),
    MAPPING(input -> Parsers.ALL.mapping(input)),
    TESTS(input -> Parsers.ALL.tests(input)),
    CANONICAL(input -> Parsers.ALL.canonical(input)),
    FILE(input -> Parsers.ALL.file(input)),
    PARTNER(input -> Parsers.ALL.partner(input)),
    CALLBACK(input -> Parsers.ALL.callback(input)),
    SUBMISSION(input -> Parsers.ALL.submission(input)),
    SEAL(input -> Handed.ALL.seal(input)),
    JOURNAL(input -> Handed.ALL.journal(input)),
    SNAPSHOT(input -> Handed.ALL.snapshot(input)),
    DIRECTORY(input -> Handed.ALL.directory(input)),
    DECISION(input -> Handed.ALL.decision(input));

    private final Consumer<byte[]> reader;

    Target(Consumer<byte[]> reader) {
        this.reader = reader;
    }

    void read(byte[] input) {
        reader.accept(input);
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
