package finme.mapping.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadsTests {
    private static final Path SOURCES = Path.of("samples/sources");

    /** This thread's own time: other builds on the machine are not the body's fault. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Payloads payloads = new BodyFormats();

    @Test
    void readsEachSample() throws Exception {
        assertThat(map(PayloadFormat.JSON, "web-form.json"))
                .containsKeys("productTypes", "personalInformation")
                .containsEntry("partnerLeadId", "WEB-2026-000184");
        assertThat(map(PayloadFormat.JSON, "affiliate-flat.json")).containsEntry("loanAmount", 400);
        assertThat(map(PayloadFormat.JSON, "bank-lead.json")).containsEntry("inn", "3052912345");
        assertThat(map(PayloadFormat.XML, "affiliate.xml"))
                .containsEntry("@id", "PX-5591")
                .containsEntry("Person", entries("BirthDate", "1988-01-01", "TaxId", null))
                .containsEntry("Income", entries("@type", "salary", "@period", "month", "#text", "1300.50"))
                .containsEntry("OriginalUrl", "https://loans.example.test/a?x=1&y=2")
                .extracting("ContactData")
                .extracting("LastName")
                .isEqualTo("Králová");
        assertThat(map(PayloadFormat.FORM, "payday-form.txt"))
                .containsEntry("Lead.LastName", "Veselý")
                .containsEntry("Attributes.Dateofbirth", "07/03/1994")
                .containsEntry("ConsentAt", "2026-03-02 09:30:00")
                .containsEntry("TestResult", "");
    }

    @Test
    void readsHeaderAndOneRowOfCsv() throws Exception {
        List<String> lines = Files.readAllLines(SOURCES.resolve("branch.csv"));
        String header = lines.get(0) + "\n";

        assertThat(read(PayloadFormat.CSV, header + lines.get(5)))
                .hasFieldOrPropertyWithValue("first_name", "Zdeněk \"Zdenda\"")
                .hasFieldOrPropertyWithValue("last_name", "Šťastný");
        assertThat(read(PayloadFormat.CSV, "\uFEFFa;b\r\n\"1;2\";\r\n")).isEqualTo(entries("a", "1;2", "b", ""));
        assertThat(read(PayloadFormat.CSV, "a,b\r\n\"1,\"\"2\"\"\n3\",\" \"\r\n"))
                .isEqualTo(entries("a", "1,\"2\"\n3", "b", " "));
        assertThatThrownBy(() -> read(PayloadFormat.CSV, String.join("\n", lines)))
                .isInstanceOf(MalformedPayload.class)
                .hasMessage("The CSV has more than one row.");
    }

    @Test
    void shapesXml() throws Exception {
        assertThat(read(PayloadFormat.XML, """
                <s:a xmlns:s="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <s:b>1</s:b><b/><b c="2"> x </b><e xsi:nil="true"/>mixed <i>in</i> text<![CDATA[ & <more>]]>
                </s:a>"""))
                .isEqualTo(entries(
                        "b",
                        Arrays.asList("1", null, entries("@c", "2", "#text", "x")),
                        "e",
                        null,
                        "i",
                        "in",
                        "#text",
                        "mixed   text & <more>"));
        assertThat(read(PayloadFormat.XML, "<a><b xml:space=\"preserve\"> x </b><c xml:lang=\"cs\">y</c></a>"))
                .isEqualTo(entries("b", "x", "c", "y"));
        assertThat(read(PayloadFormat.XML, "<a/>")).isEqualTo(Map.of());
        assertThat(read(PayloadFormat.XML, "<a>text</a>")).isEqualTo("text");
    }

    @Test
    void readsRepeatedFieldsAndOtherEncodings() throws Exception {
        assertThat(read(PayloadFormat.FORM, "a=1&b=x&a=2&&c\n"))
                .isEqualTo(entries("a", List.of("1", "2"), "b", "x", "c", ""));
        Charset latin2 = Charset.forName("ISO-8859-2");
        assertThat(payloads.read(PayloadFormat.FORM, "n=%F8".getBytes(latin2), latin2))
                .isEqualTo(entries("n", "ř"));
        assertThat(payloads.read(PayloadFormat.JSON, "{\"n\":\"ř\"}".getBytes(latin2), latin2))
                .isEqualTo(entries("n", "ř"));
        assertThat(payloads.read(
                        PayloadFormat.XML,
                        "<?xml version='1.0' encoding='iso-8859-2'?><n>ř</n>".getBytes(latin2),
                        null))
                .isEqualTo("ř");
        assertThat(payloads.read(PayloadFormat.XML, "\uFEFF<n>ř</n>".getBytes("UTF-16LE"), null))
                .isEqualTo("ř");
        assertThat(payloads.read(PayloadFormat.XML, "\n \n<?xml version='1.0'?><n>ř</n>".getBytes(UTF_8), null))
                .isEqualTo("ř");
        assertThat(payloads.read(PayloadFormat.JSON, "\uFEFF{\"n\":\"ř\"}".getBytes("UTF-16LE"), UTF_8))
                .isEqualTo(entries("n", "ř"));
        for (String utf : List.of("UTF-16", "UTF-16LE", "UTF-32", "UTF-32BE")) {
            assertThat(payloads.read(PayloadFormat.JSON, "{\"n\":1}".getBytes(utf), null))
                    .isEqualTo(entries("n", 1));
        }
    }

    /** Bytes as ISO-8859-1 text, what the request says, the name that is in them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            XML  | <?xml version='1.0' encoding='ISO-8859-1'?><n>\u008aimon</n>    | -            | \u0160imon
            XML  | <?xml version='1.0' encoding='latin1'?><n>\u008aimon</n>        | -            | \u0160imon
            XML  | <?xml version='1.0' encoding='windows-1252'?><n>\u008aimon</n>  | -            | \u0160imon
            XML  | <?xml version='1.0' encoding='iso-8859-2'?><n>\u00a9\u00f8</n>  | -            | \u0160\u0159
            XML  | <?xml version='1.0' encoding='iso-8859-2'?><n>\u008a\u009d</n>  | -            | \u0160\u0165
            XML  | <?xml version='1.0' encoding='iso-8859-9'?><n>\u0080\u00fe</n>  | -            | \u20ac\u015f
            XML  | <n>\u008aimon</n>                                              | ISO-8859-1   | \u0160imon
            XML  | <?xml version='1.0' encoding='utf-8'?><n>\u00c5\u00a0</n>       | UTF-8        | \u0160
            XML  | <?xml version='1.0' encoding='utf-8'?><n>\u008a</n>             | windows-1250 | \u0160
            XML  | <?xml version='1.0' encoding='UTF-16'?><n>\u00c5\u00a0</n>      | -            | \u0160
            XML  | <?xml version='1.0' encoding='UTF-8'?><n>\u00c5\u00a0</n>       | UTF-16       | \u0160
            XML  | \u00ef\u00bb\u00bf<?xml version='1.0' encoding='ISO-8859-1'?><n>\u00c5\u00a0</n> | windows-1250 | \u0160
            JSON | \u00ef\u00bb\u00bf{"n":"\u00c5\u00a0"}                          | ISO-8859-1   | \u0160
            JSON | {"n":"\u008a"}                                                | ISO-8859-1   | \u0160
            FORM | n=%8A                                                         | ISO-8859-1   | \u0160
            FORM | n=%A9&m=%9D                                                   | ISO-8859-2   | \u00a9
            """)
    void readsTheLettersThatAreMeant(PayloadFormat format, String body, @Nullable String told, String name)
            throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);

        Object read = payloads.read(format, bytes, told == null ? null : Charset.forName(told));

        assertThat(read instanceof Map<?, ?> map ? map.get("n") : read).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            JSON | {"n":"\u008a"}                                               | -
            JSON | {"n":"\u00c0\u0080"}                                         | -
            JSON | {"n":"\u00ed\u00a0\u0080"}                                   | -
            JSON | {"n":"\u0081"}                                               | ISO-8859-1
            JSON | {"n":"\u00e9"}                                               | US-ASCII
            XML  | <n>\u008a</n>                                                | -
            XML  | <?xml version='1.0' encoding='ISO-8859-15'?><n>\u008a</n>     | -
            XML  | <?xml version='1.0' encoding='klingon'?><n>x</n>             | -
            FORM | n=%8A                                                        | -
            FORM | n=%8A                                                        | ISO-8859-5
            """)
    void refusesBytesThatAreNoLetters(PayloadFormat format, String body, @Nullable String told) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> payloads.read(format, bytes, told == null ? null : Charset.forName(told)))
                .isInstanceOf(MalformedPayload.class)
                .hasMessageContaining("encoding");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(
                        PayloadFormat.JSON, "{\"a\": 1,\n \"a\": 2}", "A JSON name occurs twice (line 2, column 5)."),
                Arguments.of(PayloadFormat.JSON, "{\"a\": 1} {", "line 1"),
                Arguments.of(PayloadFormat.JSON, "{\"a\": \"secret", "The body isn't valid JSON (line 1"),
                Arguments.of(PayloadFormat.JSON, "null", "only null"),
                Arguments.of(PayloadFormat.JSON, "[".repeat(40) + "]".repeat(40), "too deep"),
                Arguments.of(PayloadFormat.JSON, "[" + "1,".repeat(200_000) + "1]", "too large"),
                Arguments.of(PayloadFormat.JSON, "{\"n\": 1e999999999}", "number out of range"),
                Arguments.of(PayloadFormat.JSON, "{\"n\": " + "9".repeat(5_000) + "}", "too large"),
                Arguments.of(PayloadFormat.JSON, "{\"n\": \"\\u0000\"}", "a character that is none"),
                Arguments.of(PayloadFormat.JSON, "{\"n\": \"\\ud800\"}", "a character that is none"),
                Arguments.of(PayloadFormat.JSON, "\"" + "x".repeat(1 << 20) + "\"", "larger than"),
                Arguments.of(PayloadFormat.XML, "<a><b></a>", "The body isn't valid XML (line 1"),
                Arguments.of(PayloadFormat.XML, "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "DTD"),
                Arguments.of(PayloadFormat.XML, "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x\"><a/>", "DTD"),
                Arguments.of(PayloadFormat.XML, "<a>&secret;</a>", "XML"),
                Arguments.of(PayloadFormat.XML, "<a>".repeat(40) + "</a>".repeat(40), "too deep"),
                Arguments.of(PayloadFormat.XML, "<a>" + "<b/>".repeat(60_000) + "</a>", "too large"),
                Arguments.of(PayloadFormat.XML, "just text", "isn't valid XML"),
                Arguments.of(PayloadFormat.FORM, "a=%4", "percent escape at byte 3"),
                Arguments.of(PayloadFormat.FORM, "a=%zz", "percent escape at byte 3"),
                Arguments.of(PayloadFormat.FORM, "a=%+1", "percent escape at byte 3"),
                Arguments.of(PayloadFormat.FORM, "a%-1=1", "percent escape at byte 2"),
                Arguments.of(PayloadFormat.FORM, "a=%ff", "encoding"),
                Arguments.of(PayloadFormat.FORM, "a=1&".repeat(2_000), "fields"),
                Arguments.of(PayloadFormat.CSV, "a,b\n", "no row"),
                Arguments.of(PayloadFormat.CSV, "a,b\n1,2,3\n", "3 cells for 2 columns"),
                Arguments.of(PayloadFormat.CSV, "a,a\n1,2\n", "column 2"),
                Arguments.of(PayloadFormat.CSV, "a,b\n\"1,2\n", "CSV"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrongAndWhereButNotWhatItSays(PayloadFormat format, String body, String message) {
        assertThatThrownBy(() -> read(format, body))
                .isInstanceOf(MalformedPayload.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    static Stream<Arguments> costly() {
        StringBuilder attributes = new StringBuilder("<a ");
        StringBuilder names = new StringBuilder("{");
        StringBuilder fields = new StringBuilder();
        for (int i = 0; attributes.length() < 1_000_000; i++) {
            attributes.append('a').append(i).append("='' ");
        }
        // Java's hash of "Aa" is that of "BB": all these names collide.
        for (int i = 0; names.length() < 1_000_000; i++) {
            String bits = Integer.toBinaryString(i | 1 << 20);
            names.append('"').append(bits.replace("0", "Aa").replace("1", "BB")).append("\":1,");
            fields.append(bits.replace("0", "Aa").replace("1", "BB")).append("=1&");
        }
        return Stream.of(
                Arguments.of(PayloadFormat.JSON, names + "\"a\":1}"),
                Arguments.of(
                        PayloadFormat.JSON, "[" + "9".repeat(999).concat(",").repeat(1_040) + "1]"),
                Arguments.of(PayloadFormat.JSON, "[" + "[],".repeat(300_000) + "1]"),
                Arguments.of(PayloadFormat.JSON, "\"" + "\\u0041".repeat(170_000) + "\""),
                Arguments.of(PayloadFormat.XML, attributes + "/>"),
                Arguments.of(PayloadFormat.XML, "<a>" + "&amp;".repeat(200_000) + "</a>"),
                Arguments.of(PayloadFormat.XML, "<a>" + "<b>1</b>".repeat(130_000) + "</a>"),
                Arguments.of(PayloadFormat.XML, "<a>" + "<![CDATA[x]]>".repeat(80_000) + "</a>"),
                Arguments.of(PayloadFormat.XML, " ".repeat(1_000_000) + "<?xml version='1.0'?><a/>"),
                Arguments.of(PayloadFormat.FORM, fields.toString()),
                Arguments.of(PayloadFormat.FORM, "a=" + "%41".repeat(340_000)),
                Arguments.of(PayloadFormat.FORM, "&".repeat(1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("costly")
    void takesNoSecondForTheWorstBody(PayloadFormat format, String body) {
        byte[] bytes = Arrays.copyOf(body.getBytes(UTF_8), Math.min(body.length(), BodyFormats.BYTES));
        long started = THREADS.getCurrentThreadCpuTime();
        try {
            payloads.read(format, bytes, null);
        } catch (MalformedPayload refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - started))
                .isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void nothingButMalformedEscapes(PayloadFormat format) throws Exception {
        Random random = new Random(format.ordinal());
        byte[] sample = Files.readAllBytes(
                SOURCES.resolve(List.of("web-form.json", "affiliate.xml", "payday-form.txt", "branch.csv")
                        .get(format.ordinal())));
        int[] marks = {0, 0xFE, 0xFF, 0xEF, 0xBB, 0xBF, '{', '<', '"', '%', '&'};
        for (int i = 0; i < 20_000; i++) {
            byte[] body;
            if (i % 2 == 0) {
                body = new byte[1 + random.nextInt(40)];
                random.nextBytes(body);
                for (int m = 0; m < Math.min(4, body.length) && i % 4 == 0; m++) {
                    body[m] = (byte) marks[random.nextInt(marks.length)];
                }
            } else {
                body = Arrays.copyOf(sample, 1 + random.nextInt(sample.length));
                for (int m = 0; m < 3; m++) {
                    body[random.nextInt(body.length)] = (byte) marks[random.nextInt(marks.length)];
                }
            }
            try {
                payloads.read(format, body, i % 5 == 0 ? Charset.forName("UTF-16") : null);
            } catch (MalformedPayload expected) {
                assertThat(expected).hasMessageEndingWith(".");
            }
        }
    }

    @Test
    void writesJson() {
        assertThat(written(PayloadFormat.JSON, entries("a", new BigDecimal("1E+3"), "b", null, "c", List.of("ř"))))
                .isEqualTo("{\"a\":1000,\"b\":null,\"c\":[\"ř\"]}");
    }

    @Test
    void writesXml() throws Exception {
        Map<String, Object> lead = entries(
                "@id",
                "a\"<b",
                "Name",
                "x & <y>\u0001",
                "Sum",
                new BigDecimal("1E+3"),
                "None",
                null,
                "Doc",
                List.of("1", "2"),
                "Nested",
                entries("@k", 1, "#text", "t"));

        assertThat(written(PayloadFormat.XML, Map.of("Lead", lead))).endsWith("""
                <Lead id="a&quot;&lt;b"><Name>x &amp; &lt;y&gt;\uFFFD</Name><Sum>1000</Sum><Doc>1</Doc><Doc>2</Doc>\
                <Nested k="1">t</Nested></Lead>""");
        assertThat(written(
                        PayloadFormat.XML, entries("p:Lead", entries("@a", "1\t2\r\n3", "#text", "4\t5\r\n😀\ud800"))))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <p:Lead a="1&#9;2&#13;&#10;3">4&#9;5&#13;&#10;😀\uFFFD</p:Lead>""");
        assertThat(written(PayloadFormat.XML, List.of("1", entries("a", "x]]>"))))
                .endsWith("<request><item>1</item><item><a>x]]&gt;</a></item></request>");
        assertThat(read(PayloadFormat.XML, written(PayloadFormat.XML, entries("a", "1", "b", "2"))))
                .isEqualTo(entries("a", "1", "b", "2"));
        assertThat(written(PayloadFormat.XML, entries("a", "1", "b", "2"))).contains("<request>");
        for (String name : List.of("a><b", "@a><b", "@", "1a", "", "@xmlns:a=''", "a:b:c")) {
            assertThatThrownBy(() -> written(PayloadFormat.XML, entries(name, "1", "c", "2")))
                    .isInstanceOf(MappingFault.class);
        }
    }

    @Test
    void writesForm() {
        Map<String, Object> value = entries("a", entries("b", "x y&ř"), "c", null, "d", List.of(1, 2));

        assertThat(written(PayloadFormat.FORM, value)).isEqualTo("a.b=x+y%26%C5%99&d=1&d=2");
        List<Object> loans = List.of(entries("sum", 1, "term", 2), entries("sum", new BigDecimal("1E+3")));
        assertThat(written(PayloadFormat.FORM, entries("loan", loans)))
                .isEqualTo("loan.sum=1&loan.sum=1000&loan.term=2");
    }

    @Test
    void writesNoCsv() {
        assertThatThrownBy(() -> written(PayloadFormat.CSV, entries("a", "1"))).isInstanceOf(MappingFault.class);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(PayloadFormat format, String sample) throws Exception {
        return (Map<String, Object>) payloads.read(format, Files.readAllBytes(SOURCES.resolve(sample)), null);
    }

    private Object read(PayloadFormat format, String body) throws MalformedPayload {
        return payloads.read(format, body.getBytes(UTF_8), null);
    }

    private String written(PayloadFormat format, Object value) {
        return new String(payloads.write(format, value), UTF_8);
    }

    private static Map<String, Object> entries(Object... namesAndValues) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return entries;
    }
}
