package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.form.FormSchema;
import finme.kernel.Fault;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointersTests {
    private final FormSchema form = read();

    /** What the form asks is told at its field, everything else at its place in the application. */
    @ParameterizedTest
    @CsvSource({
        "/amount/value, /data/amount",
        "/amount, /data/amount",
        "/termMonths, /data/term",
        "/borrower/email, /data/mail",
        "/borrower/phone, /application/borrower/phone",
        "/borrower/address/country, /application/borrower/address/country",
        "/consents, /data/agreed",
        "/attributes/plate, /data/plate",
        "/attributes/other, /application/attributes/other",
        "'', /application"
    })
    void leadsToWhereItIsAsked(String pointer, String told) {
        assertThat(Pointers.told(form, new Fault(pointer, "code", "Sentence.")))
                .isEqualTo(new Fault(told, "code", "Sentence."));
    }

    private static FormSchema read() {
        try {
            return FormSchema.of(new ObjectMapper()
                    .readTree(Objects.requireNonNull(PointersTests.class.getResource("/forms/loan.json"))));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
