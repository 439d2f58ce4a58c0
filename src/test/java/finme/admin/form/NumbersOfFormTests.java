package finme.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import finme.admin.form.NumbersOfForm.Day;
import finme.admin.form.NumbersOfForm.Numbers;
import finme.admin.form.NumbersOfForm.Refusal;
import finme.admin.form.NumbersOfForm.Step;
import finme.filling.FormNumbers.Count;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersOfFormTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void addsUpByVersionStepFieldAndDay() {
        Numbers numbers = NumbersOfForm.of(
                "loan",
                MONDAY,
                MONDAY.plusDays(1),
                List.of(
                        count(1, 0, "viewed", "", "", 5),
                        count(1, 1, "viewed", "", "", 2),
                        count(2, 1, "viewed", "", "", 1),
                        count(1, 0, "reached", "1", "", 5),
                        count(1, 0, "reached", "10", "", 1),
                        count(1, 1, "left", "1", "", 3),
                        count(1, 0, "refused", "mail", "invalid_email", 1),
                        count(1, 1, "refused", "mail", "invalid_email", 1),
                        count(1, 1, "refused", "amount", "too_small", 3),
                        count(1, 1, "submitted", "", "", 2)));
        assertThat(numbers.versions()).extracting("version").containsExactly(2, 1);
        assertThat(numbers.versions().get(1).viewed()).isEqualTo(7);
        assertThat(numbers.versions().get(1).steps()).containsExactly(new Step(1, 5, 3), new Step(10, 1, 0));
        assertThat(numbers.versions().get(1).refused())
                .containsExactly(new Refusal("amount", "too_small", 3), new Refusal("mail", "invalid_email", 2));
        assertThat(numbers.days()).containsExactly(new Day(MONDAY, 5, 0, 0), new Day(MONDAY.plusDays(1), 3, 0, 2));
    }

    private static Count count(int version, int day, String what, String place, String code, long count) {
        return new Count("loan", version, MONDAY.plusDays(day), what, place, code, count);
    }
}
