package finme.apply.form;

import finme.form.Form;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page tells of how far somebody got: no answer, and nothing that says who. */
@RestController
@RequestMapping("/api/v1/forms/{form}/visits")
@Tag(name = "Forms")
class VisitsController {
    private static final Set<String> ONCE = Set.of("viewed", "started");
    private static final Set<String> AT_A_STEP = Set.of("reached", "left");
    private static final int MOST_STEPS = 50;
    private static final Set<String> REASONS = Set.of(
            "required",
            "invalid_type",
            "pattern",
            "too_small",
            "too_large",
            "too_short",
            "too_long",
            "invalid_phone",
            "invalid_email",
            "too_many_decimals",
            "not_a_step",
            "invalid_date");

    private final ShownForms forms;
    private final FormBodies bodies;
    private final FormCounts counts;
    private final Refusals refusals;

    VisitsController(ShownForms forms, FormBodies bodies, FormCounts counts, Refusals refusals) {
        this.forms = forms;
        this.bodies = bodies;
        this.counts = counts;
        this.refusals = refusals;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Count a visit: {\"version\", \"what\": \"viewed | started | reached | left | refused\"}",
            description =
                    "With the \"step\" that was reached or left; with the \"field\" that the page did not take, and the"
                            + " \"code\" of why, of the present version only. No answer is told.")
    void count(@PathVariable String form, HttpServletRequest request) throws IOException {
        Form current = forms.current(form);
        Map<String, Object> body = bodies.object(request);
        int version = number(body.get("version"), ShownForms.number(current));
        String what = String.valueOf(body.get("what"));
        if (ONCE.contains(what)) {
            counts.count(current, version, what);
        } else if (AT_A_STEP.contains(what)) {
            counts.step(current, version, what, number(body.get("step"), MOST_STEPS));
        } else if (what.equals("refused")) {
            refused(current, version, body);
        } else {
            throw Problem.invalid("/what", "unknown_code", "This is not counted.");
        }
    }

    /** A page that is still open on a former version is not worth a call to core. */
    private void refused(Form form, int version, Map<String, Object> body) {
        if (version != ShownForms.number(form)) {
            return;
        }
        String field = String.valueOf(body.get("field"));
        if (!refusals.isField(form, field)) {
            throw Problem.invalid("/field", "unknown_field", "The form has no such field.");
        }
        String code = String.valueOf(body.get("code"));
        if (!REASONS.contains(code)) {
            throw Problem.invalid("/code", "unknown_code", "This is no reason.");
        }
        refusals.count(form, field, code);
    }

    private static int number(@Nullable Object value, int most) {
        if (value instanceof Number number && number.longValue() >= 1 && number.longValue() <= most) {
            return number.intValue();
        }
        throw Problem.invalid("", "out_of_range", "A version or step that there is is expected.");
    }
}
