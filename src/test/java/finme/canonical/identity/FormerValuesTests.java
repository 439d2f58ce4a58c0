package finme.canonical.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormerValuesTests {
    @Test
    void ofATaxIdHaveTheCountryBefore() {
        assertThat(FormerValues.ofTaxId("9004171234", "CZ")).containsExactly("CZ9004171234");
        assertThat(FormerValues.ofTaxId("023456780", "GR")).containsExactly("EL023456780");
        assertThat(FormerValues.ofTaxId("9004171234", null)).isEmpty();
    }

    @Test
    void ofAnAddressAreItsOtherSpellings() {
        assertThat(FormerValues.ofEmail("irina@example.test")).isEmpty();
        assertThat(FormerValues.ofEmail("jan@xn--bcher-kva.test"))
                .containsExactlyInAnyOrder("jan@b\u00fccher.test", "jan@bu\u0308cher.test");
        assertThat(FormerValues.ofEmail("jos\u00e9@example.test")).containsExactly("jose\u0301@example.test");
    }
}
