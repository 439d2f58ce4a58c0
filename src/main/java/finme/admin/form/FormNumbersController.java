package finme.admin.form;

import finme.admin.form.NumbersOfForm.Numbers;
import finme.filling.FormNumbers;
import finme.form.Forms;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/forms/{key}/numbers")
@Tag(name = "Forms")
class FormNumbersController {
    private static final int MOST_DAYS = 400;

    private final Forms forms;
    private final FormNumbers numbers;

    FormNumbersController(Forms forms, FormNumbers numbers) {
        this.forms = forms;
        this.numbers = numbers;
    }

    @GetMapping
    @Operation(
            summary = "How far people get in a form: by version and day, where they leave, what is refused",
            description = "Of the last days, today among them. A few seconds old; no answer of anybody is in it.")
    Numbers show(@PathVariable String key, @RequestParam(defaultValue = "30") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("/days", "out_of_range", "Numbers are kept for " + MOST_DAYS + " days.");
        }
        if (forms.current(key).isEmpty()) {
            throw Problem.notFound("The form");
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate from = today.minusDays(days - 1L);
        return NumbersOfForm.of(key, from, today, numbers.since(key, from));
    }
}
