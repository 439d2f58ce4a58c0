package finme.apply.form;

import finme.acceptance.Acceptance;
import finme.acceptance.EdgeTally;
import finme.apply.form.Answers.Checked;
import finme.apply.form.FormBodies.Sent;
import finme.form.Form;
import finme.form.FormBinding.Evidence;
import finme.form.FormSchema;
import finme.gateway.ApplicationIntake;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Later;
import finme.kernel.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a filled-in form as intake takes any source's application. */
@Component
class SubmissionDesk {
    private final Answers answers;
    private final Acceptance acceptance;
    private final ApplicationIntake intake;
    private final EdgeTally sources;
    private final FormCounts forms;

    SubmissionDesk(
            Answers answers, Acceptance acceptance, ApplicationIntake intake, EdgeTally sources, FormCounts forms) {
        this.answers = answers;
        this.acceptance = acceptance;
        this.intake = intake;
        this.sources = sources;
        this.forms = forms;
    }

    /**
     * @param key makes a repeat a repeat; null for none
     * @param test how a test is to end; null for none
     * @return fails with {@link Problem} as intake's, each fault where the form asks for it
     */
    CompletableFuture<Receipt> take(
            Form form,
            SourceProfile source,
            Sent sent,
            Evidence evidence,
            @Nullable String key,
            @Nullable String test) {
        return Later.of(() -> submit(form.read(), source, checked(form, sent, evidence), key, test))
                .whenComplete((receipt, fault) -> {
                    if (receipt != null) {
                        taken(form, source, receipt, test != null);
                    } else if (fault != null && Later.cause(fault) instanceof Problem refusal) {
                        sources.refused(source, refusal, null);
                        if (test == null) {
                            forms.refused(form, refusal.errors());
                        }
                    }
                });
    }

    private Checked checked(Form form, Sent sent, Evidence evidence) {
        Checked checked = answers.check(form, sent, evidence);
        if (!checked.faults().isEmpty()) {
            throw Problem.invalid(checked.faults());
        }
        if (sent.page() != null && sent.page().isOdd()) {
            throw Problem.of(422, "please_confirm", "Please confirm that a person filled this in.");
        }
        return checked;
    }

    private void taken(Form form, SourceProfile source, Receipt receipt, boolean test) {
        sources.answered(source, receipt, test);
        if (!receipt.replayed() && !test) {
            forms.count(form, ShownForms.number(form), "submitted");
        }
    }

    private CompletableFuture<Receipt> submit(
            FormSchema form, SourceProfile source, Checked checked, @Nullable String key, @Nullable String test) {
        return Later.of(() -> intake.submit(acceptance.acceptCanonical(source, checked.canonical(), key, test)))
                .handle((receipt, fault) -> {
                    if (fault != null) {
                        throw told(form, Later.cause(fault));
                    }
                    return told(form, receipt);
                });
    }

    private static Receipt told(FormSchema form, Receipt receipt) {
        return new Receipt(
                receipt.id(),
                receipt.reference(),
                receipt.status(),
                told(form, receipt.warnings()),
                receipt.completeUrl(),
                receipt.statusPage(),
                receipt.replayed());
    }

    private static RuntimeException told(FormSchema form, Throwable fault) {
        return fault instanceof Problem refusal
                ? Problem.told(
                        refusal.status(),
                        refusal.code(),
                        refusal.detail(),
                        told(form, refusal.errors()),
                        refusal.retryAfter())
                : new CompletionException(fault);
    }

    private static List<Fault> told(FormSchema form, List<Fault> faults) {
        return faults.stream().map(fault -> Pointers.told(form, fault)).toList();
    }
}
