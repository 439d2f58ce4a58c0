package finme.process.tasklist;

import finme.form.TaskForms.Value;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.ScreeningRules;
import finme.process.loanapplication.LoanApplicationProcess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An operator decides on what screening wants a person to look at. What passes counts as screened: its status says so, and
 * the rules are not asked again.
 */
@Component
class ApplicationReview implements TaskForm {
    private static final String VERDICT = "verdict";
    private static final String REASON = "reason";
    private static final Set<String> REASONS =
            Set.of("not_affordable", "contradictory", "identity_doubtful", "outside_policy");

    private final LoanDesk loans;
    private final ScreeningRules rules;

    ApplicationReview(LoanDesk loans, ScreeningRules rules) {
        this.loans = loans;
        this.rules = rules;
    }

    @Override
    public String task() {
        return LoanApplicationProcess.Elements.USER_TASK_REVIEW_APPLICATION;
    }

    @Override
    public List<Value> asks() {
        return List.of(
                new Value(
                        VERDICT,
                        "PASS or DECLINE",
                        Map.of(
                                "type",
                                "radio",
                                "label",
                                "What you decide",
                                "values",
                                options("PASS", "DECLINE"),
                                "validate",
                                Map.of("required", true))),
                new Value(
                        REASON,
                        "why it is declined: " + String.join(", ", new TreeSet<>(REASONS)),
                        Map.of(
                                "type", "select",
                                "label", "Why it is declined",
                                "values", options(new TreeSet<>(REASONS).toArray(String[]::new)))));
    }

    private static List<Map<String, String>> options(String... codes) {
        return Stream.of(codes)
                .map(code -> Map.of("label", code.toLowerCase(Locale.ROOT).replace('_', ' '), "value", code))
                .toList();
    }

    @Override
    public List<Value> shows() {
        return Shown.with(
                new Value("why", "why screening wants a person to look at it", "The income is stated twice."));
    }

    @Override
    public VariableMap show(UUID application) {
        return Shown.of(loans.find(application)).putValueTyped("why", Variables.stringValue(why(application)));
    }

    /** As the rules say it now; they may have changed since. */
    private String why(UUID application) {
        return loans.find(application)
                .map(found -> rules.screen(loans.facts(found, loans.document(application)))
                        .text())
                .orElse("");
    }

    @Override
    public void decided(UUID application, Map<String, Object> values, Sender sender) {
        LoanApplication reviewed = loans.lock(application);
        String verdict = Objects.toString(values.get(VERDICT), "");
        switch (verdict) {
            case "PASS" -> loans.move(reviewed.id(), ApplicationStatus.ROUTING, null, sender.user());
            case "DECLINE" ->
                loans.move(reviewed.id(), ApplicationStatus.SCREENED_OUT, reason(values.get(REASON)), sender.user());
            default ->
                throw Problem.invalid("/verdict", "required", "Say whether it passes (PASS) or is declined (DECLINE).");
        }
        sender.complete();
    }

    private static String reason(@Nullable Object given) {
        if (given instanceof String reason && REASONS.contains(reason)) {
            return reason;
        }
        throw Problem.invalid("/reason", "unknown_reason", "Choose why it is declined.");
    }
}
