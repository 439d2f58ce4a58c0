package finme.admin.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.directory.Directory;
import finme.directory.Directory.Entry;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryCsvTests {
    private final DirectoryCsv csv = new DirectoryCsv();

    @Test
    void writesALineAnEntryWithEnglishFirst() {
        assertThat(csv.write(directory(
                        new Entry(
                                "A",
                                Map.of("uk", "Ремонт", "en", "Home, \"sweet\""),
                                LocalDate.of(2026, 1, 31),
                                true,
                                1),
                        new Entry("B", Map.of("en", "Old"), null, false, 2))))
                .isEqualTo("code,active,validFrom,order,label.en,label.uk\r\n"
                        + "A,true,2026-01-31,1,\"Home, \"\"sweet\"\"\",Ремонт\r\n"
                        + "B,false,,2,Old,\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+420",
                "-x",
                "@sum",
                "'=1",
                "''=1",
                "'quoted'",
                "plain",
                "a,b",
                "a;b",
                "say \"it\"",
                " in ",
                "#1",
                "ščř",
                "=HYPERLINK(\"http://x\",\"y\")"
            })
    void whatWasWrittenIsReadAgain(String label) {
        Directory directory = directory(new Entry("A", Map.of("en", label.strip(), "cs", "x"), null, true, 7));
        String written = csv.write(directory);
        assertThat(written.lines().skip(1).findFirst().orElseThrow().split(",")[4])
                .doesNotMatch("^\"?[=+@-].*");
        assertThat(read(written)).isEqualTo(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFcode;active;validFrom;order;label.en\r\nA;TRUE;2026-01-31;3;\"x;y\"\r\n",
                "code,label.en,order,active,validFrom\nA,\"x;y\",3,1,2026-01-31\n",
                "code\tactive\tvalidFrom\torder\tlabel.en\nA\tyes\t2026-01-31\t3\tx;y",
                "code;active;validFrom;order;label.en;;\nA;;2026-01-31;3;\"x;y\";\n",
                "\ncode,active,validFrom,order,label.en\n\nA,true,2026-01-31,3,x;y\n,,,,\n"
            })
    void readsWhatSpreadsheetsWrite(String table) {
        assertThat(read(table))
                .isEqualTo(directory(new Entry("A", Map.of("en", "x;y"), LocalDate.of(2026, 1, 31), true, 3)));
    }

    @Test
    void columnsThatAreLeftOutHaveTheirUsualValue() {
        assertThat(read("code,label.en\nA,One\nB,Two\n"))
                .isEqualTo(directory(
                        new Entry("A", Map.of("en", "One"), null, true, 1),
                        new Entry("B", Map.of("en", "Two"), null, true, 2)));
    }

    @Test
    void namesLineAndColumnOfEveryFault() {
        assertThat(faults("""
                code,active,validFrom,order,label.en
                A,true,,1,"two
                lines"
                B,perhaps,31.1.2026,first,B
                C,true,,3,C,too,many
                """))
                .containsExactly(
                        "/entries/1/validFrom Line 4, column validFrom: a date such as 2026-01-31 is wanted.",
                        "/entries/1/active Line 4, column active: true or false is wanted.",
                        "/entries/1/order Line 4, column order: a whole number is wanted.",
                        "/entries/2 Line 5: it has 7 cells for 5 columns.");
        assertThat(faults("code,colour,code\n"))
                .containsExactly(
                        " Line 1, column colour: there is no such column.",
                        " Line 1, column code: this column is there twice.");
        assertThat(faults("active\ntrue\n")).containsExactly(" Line 1, column code: this column is missing.");
        assertThat(faults("")).containsExactly(" Line 1: the names of the columns are missing.");
        assertThat(faults("code,label.en\nA,\"open\n"))
                .singleElement()
                .asString()
                .contains("Line 2");
    }

    @Test
    void tellsFaultsOfTheDirectoryByLineAndColumn() {
        byte[] table = "code,label.en\n\na,One\nB,\n".getBytes(StandardCharsets.UTF_8);
        Problem problem = Problem.invalid(List.of(
                new Fault("/entries/0/code", "invalid_code", "Capitals."),
                new Fault("/entries/1/labels/en", "required", "Empty."),
                new Fault("/code", "other", "Stays.")));
        assertThat(csv.located(problem, table).errors())
                .extracting(Fault::message)
                .containsExactly("Line 3, column code: Capitals.", "Line 4, column label.en: Empty.", "Stays.");
    }

    @Test
    void refusesOtherEncodings() {
        Problem refused = catchThrowableOfType(
                Problem.class,
                () -> csv.read("d", "code,label.cs\nA,Půjčka\n".getBytes(Charset.forName("windows-1250"))));
        assertThat(refused.code()).isEqualTo("not_utf_8");
    }

    private List<String> faults(String table) {
        Problem refused = catchThrowableOfType(Problem.class, () -> read(table));
        return refused.errors().stream()
                .map(fault -> fault.pointer() + ' ' + fault.message())
                .toList();
    }

    private Directory read(String table) {
        return csv.read("d", table.getBytes(StandardCharsets.UTF_8));
    }

    private static Directory directory(Entry... entries) {
        return new Directory("d", null, List.of(entries));
    }
}
