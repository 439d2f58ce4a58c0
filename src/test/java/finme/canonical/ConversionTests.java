package finme.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import finme.canonical.Conversion.Converted;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ConversionTests {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static AnnotationConfigApplicationContext modules;

    @BeforeAll
    static void start() {
        modules = new AnnotationConfigApplicationContext();
        modules.registerBean(CodeLists.class, () -> code -> Set.of("PERSONAL_LOAN", "EMPLOYED"));
        modules.scan("finme.mapping", "finme.canonical");
        modules.refresh();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payload.Phone[1]                                 | <Phone>+420601000184</Phone>                       |
            payload.Phone[1]                                 | <Phone>+420601000184</Phone><Phone>x</Phone>       |
            payload.Phone[`@kind` = "home"][1].`#text`       | <Phone kind="home">+420601000184</Phone>           |
            payload.Phones.Phone[1]                          | <Phones><Phone>+420601000184</Phone></Phones>      |
            payload.Phone.`#text`                            | <Phone>+420601000184</Phone>                       | payload.Phone.#text
            payload.Phone[2]                                 | <Phone>+420601000184</Phone>                       | payload.Phone
            payload.Phone.Number                             | <Phone>+420601000184</Phone>                       | payload.Phone.Number
            substring before(payload.Phone, 7)               | <Phone>+420601000184</Phone>                       | payload.Phone
            payload.Phone                                    | <Phone/>                                           |
            payload.Phone                                    | <Phone> </Phone>                                   |
            payload.Mobile                                   | <Phone>+420601000184</Phone>                       |
            if payload.Ask = "n" then null else payload.Phone | <Phone>+420601000184</Phone><Ask>n</Ask>          |
            {p: payload.Phone, q: p[2]}.q                    | <Phone>+420601000184</Phone>                       | payload.Phone
            get value({a: "+420601000184"}, payload.Kind)    | <Kind>b</Kind>                                     | payload.Kind
            """)
    void warnsOfAValueThatTheMappingMadeNothingOf(String phone, String xml, String lost) throws Exception {
        Converted converted = convert(phone, "payload.Born", "<Born>1990-04-17</Born>" + xml);

        List<Fault> warnings = converted.warnings();
        assertThat(converted.faults()).isEmpty();
        assertThat(warnings.stream().map(Fault::code).toList())
                .isEqualTo(lost == null ? List.of() : List.of("nothing_mapped"));
        if (lost != null) {
            assertThat(warnings.get(0).pointer()).isEqualTo("/borrower/phone");
            assertThat(warnings.get(0).message()).contains("though " + lost + " has a value");
        }
    }

    @Test
    void saysWhereARequiredValueWasLost() throws Exception {
        Converted converted = convert("payload.Phone", "date(payload.Born)", "<Born>17. dubna</Born>");

        assertThat(converted.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer() + ' ' + fault.code()).isEqualTo("/borrower/birthDate required");
            assertThat(fault.message()).contains("payload.Born has a value").doesNotContain("dubna");
        });
        assertThat(converted.warnings()).isEmpty();
    }

    private static Converted convert(String phone, String birthDate, String xml) throws Exception {
        String mapping = """
                {product: "PERSONAL_LOAN", amount: {value: 6000, currency: "EUR"}, termMonths: 36,
                 borrower: {firstName: "Irina", lastName: "Novak", birthDate: %s, email: "i@example.test", phone: %s},
                 consents: [{kind: "DATA_SHARING", version: "v7", givenAt: "2026-03-02T10:14:05Z"}]}""".formatted(birthDate, phone);
        Object payload = modules.getBean(Payloads.class)
                .read(PayloadFormat.XML, ("<Lead>" + xml + "</Lead>").getBytes(StandardCharsets.UTF_8), null);
        SourceMapping compiled = SourceMapping.compile(modules.getBean(Feel.class), mapping, null);
        return modules.getBean(Conversion.class).convert(compiled, payload, NOW);
    }
}
