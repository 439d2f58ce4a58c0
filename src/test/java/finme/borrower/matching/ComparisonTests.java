package finme.borrower.matching;

import static org.assertj.core.api.Assertions.assertThat;

import finme.borrower.profile.PersonName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTests {
    private static final String BORN = "1990-04-17";
    private static final Identity IRINA = person("Irina", "Novak", BORN, null);

    @Test
    void aTaxIdThatAgreesIsThePersonWhateverElseChanged() {
        assertThat(byTaxId(person("Irina", "Svobodova", BORN, "T1")).isOnePerson())
                .isTrue();
        assertThat(byTaxId(person("Irina", "Novak", "1990-04-18", "T1")).isOnePerson())
                .isTrue();
    }

    @Test
    void unlessBirthDateAndNameBothSayOtherwise() {
        Comparison comparison = byTaxId(person("Petr", "Kral", "1971-01-02", "T1"));
        assertThat(comparison.isOnePerson()).isFalse();
        assertThat(comparison.against()).containsExactly("birthDate", "firstName", "lastName");
    }

    private static Comparison byTaxId(Identity told) {
        return new Comparison(told, person("Irina", "Novak", BORN, "T1"), Set.of(MatchKey.TAX_ID));
    }

    @Test
    void aPhoneNeedsBirthDateAndName() {
        assertThat(byPhone(IRINA, person("Ірина", "Новак", BORN, null)).isOnePerson())
                .isTrue();
        assertThat(byPhone(IRINA, person("Irina", "Novak", "2015-04-17", null)).against())
                .containsExactly("birthDate");
        assertThat(byPhone(IRINA, person("Marina", "Novak", BORN, null)).against())
                .containsExactly("firstName");
        assertThat(byPhone(IRINA, person("Petr", "Novak", "1988-01-01", null)).isOnePerson())
                .isFalse();
    }

    @Test
    void twoTaxIdsNeverMatchByPhone() {
        Comparison twins = byPhone(person("Irina", "Novak", BORN, "T1"), person("Irina", "Novak", BORN, "T2"));
        assertThat(twins.isOnePerson()).isFalse();
        assertThat(twins.against()).containsExactly("taxId");
    }

    @Test
    void anyNameThePersonEverHadWillDo() {
        Identity married = new Identity(
                List.of(new PersonName("Irina", "", "Novak"), new PersonName("Irina", "", "Kral")),
                Set.of(BORN),
                Set.of());
        assertThat(byPhone(IRINA, married).isOnePerson()).isTrue();
        assertThat(byPhone(person("Irina", "Kral", BORN, null), married).isOnePerson())
                .isTrue();
        assertThat(byPhone(person("Irina", "Wolf", BORN, null), married).against())
                .containsExactly("lastName");
    }

    @Test
    void whoIsKnownByNothingIsNobody() {
        Identity nobody = new Identity(List.of(), Set.of(), Set.of());
        assertThat(byPhone(IRINA, nobody).isOnePerson()).isFalse();
        assertThat(new Comparison(IRINA, nobody, Set.of(MatchKey.TAX_ID)).isOnePerson())
                .isFalse();
    }

    private static Comparison byPhone(Identity one, Identity other) {
        return new Comparison(one, other, Set.of("phone"));
    }

    private static Identity person(String first, String last, String born, @Nullable String taxId) {
        return new Identity(
                List.of(new PersonName(first, "", last)), Set.of(born), taxId == null ? Set.of() : Set.of(taxId));
    }
}
