package finme.platform.access;

import java.util.List;

/** Values that somebody sends, by mistake or on purpose. Each holds a word that may not stand in a log. */
final class NastyValues {
    /** Part of all that are texts. */
    static final String SECRET = "Quagmirova";

    private static final String LONG = SECRET + "x".repeat(3_000);

    /** In a body: as JSON. */
    static final List<String> JSON = List.of(
            "\"" + SECRET + "\\u0000\"",
            "\"" + SECRET + "[\"",
            "\"+999999999-12-31T23:59:59Z" + SECRET + "\"",
            "\"2026-03-02T10:14:05Z[" + SECRET + "\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"2026-03-02T10:14:05+99:99\"",
            "\"" + LONG + "\"",
            "\"\\ud800" + SECRET + "\"",
            "\"\\u202e\\u200b" + SECRET + "\"",
            "\"%s%n${" + SECRET + "}#{1}\"",
            "\"'; drop table " + SECRET + "; --\"",
            "\"../../" + SECRET + "\"",
            "\"(?:){2147483647}\"",
            "\"P99999999999999D\"",
            "\"\"",
            "null",
            "true",
            "-1",
            "0",
            "1e999999999",
            "1E-999999999",
            "99999999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000001",
            "9007199254740993",
            "[]",
            "[null]",
            "[[[[[[[[]]]]]]]]",
            "{}",
            "{\"\": {\"" + SECRET + "\": null}}");

    /** In a path or a query: percent-encoded, as it stands on the wire. */
    static final List<String> ENCODED = List.of(
            "%00",
            "x%00" + SECRET,
            "%5B",
            "%2e%2e%2f",
            "%2F",
            "%5C",
            "%25",
            "%ff%fe",
            "%c0%80",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%0d%0aX-Injected:1",
            ";a=b",
            "%3B",
            "+999999999-12-31T23:59:59Z",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01T00%3A00%3A00Z",
            "2026-03-02T10:14:05Z%5B",
            "0000-00-00",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "NaN",
            "null",
            "true",
            "",
            "%20",
            "'%22%3C" + SECRET,
            "${7*7}",
            "00000000-0000-0000-0000-000000000000",
            "AAAA",
            SECRET + "x".repeat(2_000));

    /** In a header: bytes, one for each letter. */
    static final List<String> BYTES = List.of(
            "\u00c4\u008d\u00c3\u00adslo-" + SECRET,
            "\u00ff\u00fe\u0080" + SECRET,
            "\"" + SECRET,
            "W/\"" + SECRET + "\", *",
            "\u0001\u007f",
            "\t",
            "",
            SECRET + "x".repeat(4_000),
            "\u00f0\u009f\u0098\u0080",
            "a\u0000b");

    static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            "Authorization",
            "If-Match",
            "If-None-Match",
            "Content-Type",
            "Accept",
            "Accept-Language",
            "Cookie",
            "Origin",
            "Range",
            "X-Signature",
            "webhook-signature",
            "webhook-timestamp",
            "Content-Encoding",
            "X-Forwarded-For",
            "traceparent",
            "HX-Request",
            "Last-Event-ID",
            "If-Modified-Since");

    private NastyValues() {}
}
