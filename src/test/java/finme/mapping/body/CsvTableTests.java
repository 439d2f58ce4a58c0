package finme.mapping.body;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.mapping.CsvRows;
import finme.mapping.CsvRows.Row;
import finme.mapping.MalformedPayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTests {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void countsLinesAsAnEditorDoes() throws Exception {
        List<Row> rows = rows("a,b\r\n1,\"x\ny\r\nz\"\r\n\r\n , \r\n2,\"q\"\"\n\"\n3,4");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 7L, 9L);
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("a", "1", "b", "x\ny\r\nz"));
        assertThat(rows.get(1).cells()).containsEntry("b", "q\"\n");
    }

    @Test
    void passesASpoiltRowAndGoesOn() throws Exception {
        List<Row> rows = rows("a,b\n1,2,3\n1\n\"x\"y,2\n\"x\u0000\",1\n5,6,,\n7,8\n");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(rows).extracting(row -> row.fault() == null).containsExactly(false, false, false, false, true, true);
        assertThat(rows.get(0).fault()).contains("3 cells for 2 columns");
        assertThat(rows.get(1).fault()).contains("1 cells for 2 columns");
        assertThat(rows.get(2).fault()).contains("quote");
        assertThat(rows.get(5).cells()).isEqualTo(Map.of("a", "7", "b", "8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\ny\n", "\"x,y\n1,2\n3,4", "\""})
    void doesNotTakeWhatFollowsAnOpenQuoteForRows(String rest) {
        assertThatThrownBy(() -> rows("a,b\n1,2\n" + rest + "7,8\n".repeat(40_000)))
                .isInstanceOf(MalformedPayload.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("quote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"'a,b'~','", "'a;b'~';'", "'\"a,1\";b'~';'", "'a\tb'~'\t'", "'a|b'~'|'", "'\"a;1\",b'~','"})
    void seesWhatTheHeaderSeparatesBy(String header, String separator) throws Exception {
        List<Row> rows = rows(header + "\n1" + separator + "2\n");
        assertThat(rows).hasSize(1).allSatisfy(row -> assertThat(row.cells()).hasSize(2));
    }

    @Test
    void believesWhatIsSaidOfTheSeparator() throws Exception {
        assertThat(rows("sep=;\r\na,x;b\r\n1;2\r\n")).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.cells()).isEqualTo(Map.of("a,x", "1", "b", "2"));
        });
        assertThat(rows("\uFEFF\"sep=\t\"\na\tb\n1\t2\n").get(0).cells()).isEqualTo(Map.of("a", "1", "b", "2"));
        try (CsvRows table = CsvTable.of(bytes("a,b;c\n1;2\n", UTF_8), null, ';')) {
            assertThat(table.header()).containsExactly("a,b", "c");
        }
    }

    @Test
    void readsHeadersAsTheyAreMeant() throws Exception {
        List<Row> rows = rows("\u200B a\u00A0,,b\u00AD,\n1,,2,\n1,x,2,\n");
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(rows.get(1).fault()).contains("column 2").contains("no name");
        assertThatThrownBy(() -> rows("a, a\n1,2\n"))
                .hasMessageContaining("twice")
                .hasMessageContaining("column 2");
        assertThatThrownBy(() -> rows(",,\n1,2\n")).hasMessageContaining("no header");
        assertThatThrownBy(() -> rows("")).hasMessageContaining("no header");
    }

    @Test
    void readsWhatSpreadsheetsSave() throws Exception {
        String text = "name\nŠťastný\n".replace("ť", "t");
        for (Charset said : List.of(UTF_8, WINDOWS)) {
            assertThat(rows(bytes(text, said), null))
                    .extracting(CsvTableTests::name)
                    .containsExactly("Štastný");
            assertThat(rows(bytes(text, said), said))
                    .extracting(CsvTableTests::name)
                    .containsExactly("Štastný");
        }
        assertThat(rows(bytes(text, WINDOWS), StandardCharsets.ISO_8859_1))
                .extracting(CsvTableTests::name)
                .containsExactly("Štastný");
        assertThat(rows(bytes("\uFEFF" + text, UTF_8), WINDOWS))
                .extracting(CsvTableTests::name)
                .containsExactly("Štastný");
        for (Charset wide : List.of(UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(rows(bytes("\uFEFF" + text, wide), null))
                    .extracting(CsvTableTests::name)
                    .containsExactly("Štastný");
        }
    }

    /** The first letter beyond ASCII may come late, and may be cut by any buffer. */
    @Test
    void decidesForAnEncodingWhereverTheFirstLetterStands() throws Exception {
        for (int before : List.of(0, 1, 8_180, 8_185, 8_190, 70_000)) {
            String text = "name\n" + "x\n".repeat(before / 2) + "é".repeat(9_000) + "\n";
            for (Charset said : List.of(UTF_8, WINDOWS)) {
                List<Row> rows = rows(bytes(text, said), null);
                assertThat(name(rows.get(rows.size() - 1)))
                        .as("%s %s", before, said)
                        .isEqualTo("é".repeat(9_000));
            }
        }
        byte[] mixed = "name\né\n".getBytes(UTF_8);
        InputStream both = new SequenceInputStream(new ByteArrayInputStream(mixed), bytes("Š\n", WINDOWS));
        assertThatThrownBy(() -> rows(both, null))
                .isInstanceOf(MalformedPayload.class)
                .hasMessageContaining("encoding")
                .hasMessageContaining("line");
        assertThatThrownBy(() -> rows(bytes("name\né\n", WINDOWS), UTF_8)).isInstanceOf(MalformedPayload.class);
    }

    /** A body's own failure is nobody's mistake in CSV. */
    @Test
    void handsOnWhatTheStreamThrows() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        InputStream body = new SequenceInputStream(bytes("a,b\n1,2\n", UTF_8), broken);
        assertThatThrownBy(() -> rows(body, null))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    @Test
    void boundsARowAndItsColumns() throws Exception {
        String wide = String.join(",", Collections.nCopies(600, "x"));
        assertThat(rows("a,b\n" + wide + "\n1,2\n").get(0).fault()).contains("more than 500 cells");
        assertThatThrownBy(() -> rows(IntStream.range(0, 600)
                        .mapToObj(i -> "c" + i)
                        .reduce((a, b) -> a + "," + b)
                        .get()))
                .isInstanceOf(MalformedPayload.class);
    }

    /** Never more than a row in memory: a file larger than the heap's young part, made while it is read. */
    @Test
    void readsAsLongAFileAsThereIs() throws Exception {
        byte[] row = ("1," + "x".repeat(1_000) + "\n").getBytes(UTF_8);
        Iterator<InputStream> pieces = Stream.concat(
                        Stream.of((InputStream) bytes("a,b\n", UTF_8)),
                        IntStream.range(0, 50_000).mapToObj(i -> (InputStream) new ByteArrayInputStream(row)))
                .iterator();
        long count = 0;
        try (CsvRows table = CsvTable.of(new SequenceInputStream(enumeration(pieces)), null, null)) {
            for (Row each = table.next(); each != null; each = table.next()) {
                count++;
                assertThat(each.line()).isEqualTo(count + 1);
            }
        }
        assertThat(count).isEqualTo(50_000);
    }

    private static java.util.Enumeration<InputStream> enumeration(Iterator<InputStream> pieces) {
        return new java.util.Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pieces.next();
            }
        };
    }

    private static @Nullable Object name(Row row) {
        return row.cells().get("name");
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private static List<Row> rows(String text) throws Exception {
        return rows(bytes(text, UTF_8), null);
    }

    private static List<Row> rows(InputStream body, @Nullable Charset charset) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CsvRows table = CsvTable.of(body, charset, null)) {
            for (Row row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
