package finme.dispatch.terms;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.terms.OfferReader.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each member of an offer is read in the one way it can be read in, or doubted; the table of {@code docs/values.md}. */
class OfferReaderTests {
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            7000          | 7000
            7000.00       | 7000
            "7.000,00"    | 7000
            "7,000.00"    | 7000
            "1 234,50"    | 1234.50
            "1'234.50"    | 1234.50
            "7\u00a0000"  | 7000
            7000 EUR      | 7000
            "EUR 7.000,00" | 7000
            7.000         | UNREADABLE
            "7,000"       | UNREADABLE
            7.000 EUR     | UNREADABLE
            € 7000        | UNREADABLE
            7000 €        | UNREADABLE
            7000 XYZ      | UNREADABLE
            7000 DEM      | UNREADABLE
            7000 XAU      | UNREADABLE
            7000 %        | UNREADABLE
            about 7000    | UNREADABLE
            n/a           | UNREADABLE
            NaN           | UNREADABLE
            1e400         | UNREADABLE
            6e3           | UNREADABLE
            "7.0.0,0"     | UNREADABLE
            -7000         | NOT_POSITIVE
            0             | NOT_POSITIVE
            ""            | EMPTY
            " "           | EMPTY
            9000000000000 | TOO_LARGE
            """)
    void amounts(String written, String read) {
        amount(written, read);
    }

    @Test
    void amountsThatAreNoTexts() {
        amount(new BigDecimal("7000.5"), "7000.5");
        amount(new BigDecimal("1e400"), "TOO_LARGE");
        amount(new BigDecimal("1e-400"), "UNREADABLE");
        amount(true, "UNREADABLE");
        amount(List.of(7000), "UNREADABLE");
        amount(Map.of(), "UNREADABLE");
        amount(Map.of("value", "7000", "currency", "EUR"), "7000");
        amount(Map.of("value", 7000, "currency", "€"), "UNREADABLE");
        assertThat(OfferReader.read(Map.of("apr", 5), PRAGUE).terms().get(0).amount())
                .as("not there: as applied for")
                .isNull();
        assertThat(OfferReader.read(List.of(true), PRAGUE).doubts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            5.9     | 5.9
            "5,9 %" | 5.9
            0.9 %   | 0.9
            4.125   | 4.125
            0       | 0
            ""      |
            0.059   | SHARE_OR_PERCENT
            -1      | NOT_POSITIVE
            99999   | TOO_LARGE
            low     | UNREADABLE
            """)
    void rates(String written, @Nullable String read) {
        check("apr", written, Terms::apr, read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            36        | 36
            36 months | 36
            36.0      | 36
            ""        |
            36.5      | UNREADABLE
            3 years   | UNREADABLE
            0         | NOT_POSITIVE
            -1        | NOT_POSITIVE
            5000      | TOO_LARGE
            """)
    void terms(String written, @Nullable String read) {
        check("termMonths", written, Terms::termMonths, read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2026-12-31T10:00:00Z        | 2026-12-31T10:00:00Z
            2026-12-31T17:00:00+0700    | 2026-12-31T10:00:00Z
            2026-12-31 11:00:00         | 2026-12-31T10:00:00Z
            2026-12-31T11:00            | 2026-12-31T10:00:00Z
            2026-12-30                  | 2026-12-30T23:00:00Z
            1798711200                  | 2026-12-31T10:00:00Z
            1798711200000               | 2026-12-31T10:00:00Z
            ""                          |
            2026-12-31T05:00:00[America/New_York] | 2026-12-31T10:00:00Z
            2026-12-31T05:00:00@America/New_York  | 2026-12-31T10:00:00Z
            2026-12-31T11:00:00+01:00[Europe/Prague] | 2026-12-31T10:00:00Z
            2026-12-31T11:00:00[Mars/Base] | UNREADABLE
            2026-12-31T11:00:00[]       | UNREADABLE
            2026-02-30T10:00:00Z        | UNREADABLE
            2026-02-30T10:00:00         | UNREADABLE
            2026-06-31 10:00:00         | UNREADABLE
            2026-02-30                  | UNREADABLE
            31.12.2026                  | UNREADABLE
            12/31/2026                  | UNREADABLE
            20261231                    | UNREADABLE
            1798711200000000            | UNREADABLE
            in 14 days                  | UNREADABLE
            """)
    void ends(String written, @Nullable String read) {
        check("expiresAt", written, Terms::expiresAt, read);
    }

    @Test
    void endsThatAreNoTexts() {
        check("expiresAt", new BigDecimal("1798711200"), Terms::expiresAt, "2026-12-31T10:00:00Z");
        check("expiresAt", LocalDateTime.of(2026, 12, 31, 11, 0), Terms::expiresAt, "2026-12-31T10:00:00Z");
        check("expiresAt", true, Terms::expiresAt, "UNREADABLE");
        assertThat(OfferReader.read(Map.of("expiresAt", "2026-12-31T11:00"), ZoneOffset.UTC)
                        .terms()
                        .get(0)
                        .expiresAt())
                .isEqualTo(Instant.parse("2026-12-31T11:00:00Z"));
    }

    @Test
    void pricesAreReadAlike() {
        List<Doubt> doubts = new ArrayList<>();
        assertThat(OfferReader.price("24,50", doubts)).isEqualByComparingTo("24.5");
        assertThat(OfferReader.price(0, doubts)).isZero();
        assertThat(OfferReader.price("", doubts)).isNull();
        assertThat(doubts).isEmpty();
        assertThat(OfferReader.price("a lot", doubts)).isNull();
        assertThat(doubts).singleElement().extracting(Doubt::value).isEqualTo("a lot");
    }

    private static void amount(Object written, String read) {
        check("amount", written, Terms::amount, read);
    }

    private static <T> void check(
            String member, Object written, java.util.function.Function<Terms, @Nullable T> of, @Nullable String read) {
        Reading reading = OfferReader.read(Map.of(member, written), PRAGUE);
        T value = of.apply(reading.terms().get(0));
        if (read != null && read.matches("[A-Z_]+")) {
            assertThat(reading.doubts()).singleElement().satisfies(doubt -> {
                assertThat(doubt.pointer()).isEqualTo("/offers/0/" + member);
                assertThat(doubt.why()).hasToString(read);
            });
        } else if (value instanceof BigDecimal number && read != null) {
            assertThat(reading.doubts()).isEmpty();
            assertThat(number).isEqualByComparingTo(read);
        } else {
            assertThat(reading.doubts()).isEmpty();
            assertThat(value == null ? null : value.toString()).isEqualTo(read);
        }
    }
}
