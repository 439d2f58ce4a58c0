package finme.crm.standing;

import static org.assertj.core.api.Assertions.assertThat;

import finme.delivery.States.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MasksTests {
    @Test
    void showsCodesAndHidesPeople() {
        Map<String, String> person = Masks.of(
                new Subject("borrower", "1"),
                Map.of("Phone", "+420601000184", "Name", "Novak", "Born", "1990-04-17", "Score", new BigDecimal(7)));
        assertThat(person)
                .containsEntry("Phone", "***184")
                .containsEntry("Name", "***")
                .containsEntry("Score", "***");
        assertThat(person.get("Born")).startsWith("***");
        Map<String, String> application = Masks.of(
                new Subject("application", "2"),
                Map.of("Status", "OFFERED", "Amount", new BigDecimal("6000"), "Offers", List.of("a", "b")));
        assertThat(application)
                .containsEntry("Status", "OFFERED")
                .containsEntry("Amount", "6000")
                .containsEntry("Offers", "2 entries");
    }
}
