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
                Map.of(
                        "Phone",
                        "+420601000184",
                        "Name",
                        "Novak",
                        "Shouted",
                        "NOVAK",
                        "Born",
                        "1990-04-17",
                        "Score",
                        new BigDecimal(7)));
        assertThat(person).containsEntry("Shouted", "***");
        person = Masks.of(
                new Subject("borrower", "1"),
                Map.of("Phone", "+420601000184", "Name", "Novak", "Born", "1990-04-17", "Score", new BigDecimal(7)));
        assertThat(person)
                .containsEntry("Phone", "***")
                .containsEntry("Name", "***")
                .containsEntry("Score", "***");
        assertThat(person.get("Born")).isEqualTo("***");
        Map<String, String> application = Masks.of(
                new Subject("application", "2"),
                Map.of(
                        "Status",
                        "OFFERED",
                        "Amount",
                        new BigDecimal("6000"),
                        "Called",
                        new BigDecimal("420601000184"),
                        "Offers",
                        List.of("a", "b")));
        assertThat(application)
                .containsEntry("Status", "OFFERED")
                .containsEntry("Amount", "6000")
                .containsEntry("Called", "***")
                .containsEntry("Offers", "2 entries");
    }
}
