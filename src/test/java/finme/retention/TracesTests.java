package finme.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTests {
    private final Traces traces = new Traces()
            .unique("9004171234")
            .unique("irina.novák@example.test")
            .unique("FM-7K2P-9XQD")
            .phone("+420601000184")
            .names("Irina", "Nováková");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tax\": \"900417/1234\"}",
                "{\"mail\": \"Irina.Novak@example.test\"}",
                "{\"mail\": \"irina.nov\\u00e1k@example.test\"}",
                "mail=irina.nov%C3%A1k%40example.test&x=1",
                "<m>irina.nov&#225;k@example.test</m>",
                "call 601 000 184 please",
                "tel:00420-601-000-184",
                "our fm-7k2p-9xqd",
                "<name><last>NOVAKOVA</last><first>irina</first></name>",
                "%ZZ but 9004171234"
            })
    void areFoundHoweverTheyAreWritten(String text) {
        assertThat(traces.appearIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Irina", "Nováková, Petra", "900417/1235", "601 000 185", "{\"status\": \"ok\"}"})
    void areNotFoundInWhatIsAboutSomebodyElse(String text) {
        assertThat(traces.appearIn(text)).isFalse();
    }

    /** A tax id of three digits would be found in everything. */
    @Test
    void tooLittleIsNoTrace() {
        Traces none = new Traces().unique("123").unique(null).phone(null).names(null, "Novák");
        assertThat(none.appearIn("123 Novák")).isFalse();
    }

    @Test
    void areNotTold() {
        assertThat(traces.toString()).isEqualTo("Traces[***]");
    }
}
