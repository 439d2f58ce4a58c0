package finme.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import finme.kernel.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTests {
    @Test
    void asksForEveryRequiredValueButTheConsent() {
        Gaps gaps = Gaps.of(faults("/product", "/amount/value", "/borrower/birthDate", "/consents", ""));
        assertThat(gaps.missing())
                .extracting(Fault::pointer)
                .containsExactly("/product", "/amount/value", "/borrower/birthDate");
        assertThat(gaps.refusing()).extracting(Fault::pointer).containsExactly("/consents", "");
    }

    @Test
    void asksForBothWaysToReachSomebodyAndForEachPartOfWhatIsNoObject() {
        assertThat(Gaps.asked(faults("/borrower/phone"))).containsExactly("/borrower/phone", "/borrower/email");
        assertThat(Gaps.asked(faults("/borrower/email", "/amount")))
                .containsExactly("/amount/value", "/amount/currency", "/borrower/phone", "/borrower/email");
    }

    /** An optional value that is wrong is a warning, so nothing below may be required here. */
    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(Gaps.of(faults("/borrower/nickname", "/consents/0/version")).missing())
                .isEmpty();
    }

    private static List<Fault> faults(String... pointers) {
        return List.of(pointers).stream()
                .map(pointer -> new Fault(pointer, "required", "A value is needed here."))
                .toList();
    }
}
