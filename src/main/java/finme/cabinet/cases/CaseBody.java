package finme.cabinet.cases;

import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.OfferView;
import finme.gateway.BorrowerCases.PartnerState;
import finme.gateway.BorrowerCases.TaskView;
import finme.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API tells it.
 *
 * @param text where it stands, what happens next, what the borrower can do
 * @param chosen the offer that was accepted
 * @param tasks those that are open
 * @param newRound whether lenders that were not asked can be, with what the borrower has said since
 */
record CaseBody(
        UUID id,
        String reference,
        String status,
        Instant since,
        String text,
        @Nullable String product,
        @Nullable Money amount,
        @Nullable Integer termMonths,
        List<PartnerState> partners,
        List<OfferView> offers,
        @Nullable UUID chosen,
        List<Task> tasks,
        List<Line> timeline,
        boolean newRound) {
    /** @param form a form-js schema of what is to be filled in; null for documents */
    record Task(
            UUID id,
            String kind,
            @Nullable String partner,
            String title,
            @Nullable TaskForm form) {}

    record Line(Instant at, String text) {}

    static CaseBody of(CaseView view, CaseTexts texts, Locale locale) {
        return new CaseBody(
                view.id(),
                view.reference(),
                view.status(),
                view.since(),
                texts.status(view.status(), locale),
                view.product(),
                view.amount(),
                view.termMonths(),
                view.partners(),
                view.offers(),
                view.chosen(),
                view.tasks().stream()
                        .filter(task -> task.state().equals("OPEN"))
                        .map(task -> task(task, texts, locale))
                        .toList(),
                view.steps().stream()
                        .flatMap(step -> texts.step(step, locale).stream().map(text -> new Line(step.at(), text)))
                        .toList(),
                view.newRound());
    }

    private static Task task(TaskView task, CaseTexts texts, Locale locale) {
        TaskForm form = task.fields().isEmpty() ? null : TaskForm.of(task, texts, locale);
        return new Task(task.id(), task.kind(), task.partner(), texts.title(task, locale), form);
    }
}
