package finme.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import finme.canonical.PersonFacts.Facts;
import finme.kernel.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonFactsTests {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final PersonFacts facts = new PersonFacts(directory -> Set.of("EMPLOYED"));

    @Test
    void readsValuesAsAnApplicationsOwn() {
        Facts read = read(
                Map.of(
                        "outcome",
                        "OFFERED",
                        "borrower",
                        Map.of("phone", "601 000 184", "taxId", "CZ9004171234"),
                        "employment",
                        Map.of("monthlyIncome", Map.of("value", "1800.5", "currency", "eur"), "status", "employed"),
                        "attributes",
                        Map.of("score.band", "B")),
                "CZ");
        assertThat(read.values().keySet())
                .containsExactly(
                        "attributes.score.band",
                        "borrower.phone",
                        "borrower.taxId",
                        "employment.monthlyIncome",
                        "employment.status");
        assertThat(text(read, "borrower.phone")).isEqualTo("+420601000184");
        assertThat(text(read, "borrower.taxId")).isEqualTo("9004171234");
        assertThat(text(read, "employment.status")).isEqualTo("EMPLOYED");
        assertThat(read.values().get("employment.monthlyIncome").path("value").decimalValue())
                .isEqualByComparingTo(new BigDecimal("1800.5"));
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void pathsAreAsGoodAsObjects() {
        Map<String, Object> told = Map.of(
                "borrower.phone",
                "+420601000184",
                "borrower.address.city",
                "Brno",
                "borrower",
                Map.of("address", Map.of("postalCode", "60200")),
                "attributes.car.owner",
                true);
        Facts read = read(told, null);
        assertThat(read.values().keySet())
                .containsExactly(
                        "attributes.car.owner",
                        "borrower.address.city",
                        "borrower.address.postalCode",
                        "borrower.phone");
    }

    @Test
    void leavesOutWhatCantBeReadAndSaysSo() {
        Facts read = read(
                Map.of("borrower", Map.of("phone", "abc", "shoeSize", 43, "lastName", "Novak"), "employment", "yes"),
                "CZ");
        assertThat(read.values().keySet()).containsExactly("borrower.lastName");
        assertThat(read.leftOut())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/borrower/phone", "/borrower/shoeSize", "/employment");
    }

    @Test
    void whatIsAboutTheLoanIsNoFactOfThePerson() {
        assertThat(PersonFacts.in(
                        Map.of("amount", 6000, "consents", List.of(), "borrowers", "x", "outcome", "OFFERED")))
                .isEmpty();
    }

    private Facts read(Map<String, ?> mapped, @Nullable String country) {
        return facts.read(PersonFacts.in(mapped), country, NOW);
    }

    private static String text(Facts read, String path) {
        return read.values().get(path).textValue();
    }
}
