package finme.canonical.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {
    @ParameterizedTest
    @CsvSource(textBlock = """
            Novak, Novak
            'Novak\u00a0', Novak
            '\u00a0Novak', Novak
            '\u2007Novak\u202f', Novak
            '\u3000Novak', Novak
            No\u00advak, Novak
            No\u200bvak, Novak
            Novak\ufeff, Novak
            \u200eNovak\u200f, Novak
            \u202eNovak\u202c, Novak
            Novak\u3164, Novak
            Novak\u034f, Novak
            No\ufe0fvak, Novak
            Novak\ud800, Novak
            'Anna\u00a0Maria', Anna Maria
            'Anna  Maria', Anna Maria
            \u008aimon, \u0160imon
            'Anna\u0085Maria', Anna Maria
            \u0081imon, \ufffdimon
            'Anna \u200b Maria', Anna Maria
            'Anna\u2028Maria', Anna Maria
            'Anna\u2800Maria', Anna Maria
            Jose\u0301, Jos\u00e9
            Krejc\u030ci\u0301, Krej\u010d\u00ed
            \uff2e\uff4f\uff56\uff41\uff4b, Novak
            \uff76, \u30ab
            \u0639\u0644\u06cc\u200c\u0631\u0636\u0627, \u0639\u0644\u06cc\u200c\u0631\u0636\u0627
            \u0639\u0644\u06cc\u200c, \u0639\u0644\u06cc
            O’Brien, O’Brien
            '''t Hart', '''t Hart'
            """)
    void isWhatPeopleSee(String text, String seen) {
        assertThat(PlainText.of(text)).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u00a0", "\u200b", "\ufeff", "\u3164", "\u2800", "\u00ad \u200e", "\u3000", "\t\n"})
    void isMissingWhereNothingIsSeen(String text) {
        assertThat(PlainText.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1990\u201104\u201117, 1990-04-17
            \u0661\u0669\u0669\u0660-\u0660\u0664-\u0661\u0667, 1990-04-17
            \ud835\udfd7\ud835\udfd8, 90
            6\u22125, 6-5
            x²①, x²①
            """)
    void ofACodeHasPlainDigitsAndDashes(String text, String code) {
        assertThat(PlainText.code(text)).isEqualTo(code);
    }
}
