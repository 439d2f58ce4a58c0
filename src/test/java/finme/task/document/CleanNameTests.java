package finme.task.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanNameTests {
    @ParameterizedTest
    @CsvSource({
        "payslip.pdf, payslip.pdf",
        "'C:\\Users\\eva\\výplatní páska.pdf', výplatní páska.pdf",
        "../../etc/passwd, passwd",
        "'a\u202efdp.exe', afdp.exe",
        "'bad\"name<script>.png', badnamescript.png",
        "'.htaccess', htaccess",
        "'...', document",
        "'', document",
        "'довідка 2026.jpg', довідка 2026.jpg"
    })
    void keepsWhatIsAName(String given, String clean) {
        assertThat(CleanName.of(given)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "%PDF-2.0\n%"})
    void knowsAPdf(String start) {
        assertThat(ContentType.of(start.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(ContentType.PDF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MZ", "<html>", "PK", "%PD", " %PDF-1.7", "GIF89a"})
    void takesNothingElseForADocument(String start) {
        assertThat(ContentType.of(start.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isNull();
    }
}
