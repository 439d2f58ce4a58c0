package finme.gateway.server.cases;

import finme.gateway.BorrowerCases.DocumentView;
import finme.gateway.BorrowerCases.FieldView;
import finme.gateway.BorrowerCases.TaskView;
import finme.gateway.Completions;
import finme.gateway.Completions.Asked;
import finme.gateway.Completions.Given;
import finme.gateway.Completions.Question;
import finme.gateway.server.cabinet.ProfileDesk;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.IncompleteApplications;
import finme.loan.LoanApplication;
import finme.task.BorrowerTask;
import finme.task.BorrowerTasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a borrower is asked for: by lenders, and by us when an application came without everything it needs. */
@Component
class CaseTasks {
    private final BorrowerTasks tasks;
    private final IncompleteApplications incomplete;
    private final Completions completions;
    private final CaseWords words;
    private final ProfileDesk profile;
    private final TransactionTemplate transaction;

    CaseTasks(
            BorrowerTasks tasks,
            IncompleteApplications incomplete,
            Completions completions,
            CaseWords words,
            ProfileDesk profile,
            PlatformTransactionManager transactions) {
        this.profile = profile;
        this.transaction = new TransactionTemplate(transactions);
        this.tasks = tasks;
        this.incomplete = incomplete;
        this.completions = completions;
        this.words = words;
    }

    List<TaskView> of(LoanApplication loan, String language) {
        List<TaskView> all = new ArrayList<>();
        missing(loan, language).ifPresent(all::add);
        tasks.of(List.of(loan.id())).getOrDefault(loan.id(), List.of()).stream()
                .filter(task -> !(task.open() && loan.status().isFinal()))
                .map(this::view)
                .forEach(all::add);
        return all;
    }

    /** Its id is the application's: there is one at most. */
    private Optional<TaskView> missing(LoanApplication loan, String language) {
        return asked(loan, language)
                .map(asked -> new TaskView(
                        loan.id(),
                        BorrowerTask.Kind.FIELDS.name(),
                        null,
                        null,
                        asked.fields().stream()
                                .map(field -> new FieldView(key(field.pointer()), null, field.options()))
                                .toList(),
                        List.of(),
                        "OPEN",
                        loan.since()));
    }

    private Optional<Asked> asked(LoanApplication loan, String language) {
        return loan.isIncomplete()
                ? completions
                        .find(new Question(incomplete.token(loan.id()), language))
                        .filter(asked -> !asked.fields().isEmpty())
                : Optional.empty();
    }

    void complete(LoanApplication loan, UUID task, Map<String, String> values, String actor) {
        if (!task.equals(loan.id())) {
            transaction.executeWithoutResult(open -> answer(loan, task, values, actor));
            return;
        }
        Map<String, String> places = new HashMap<>();
        values.forEach((key, value) -> places.put('/' + key.replace('.', '/'), value));
        List<Fault> faults = completions.complete(new Given(incomplete.token(loan.id()), places));
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.stream().map(CaseTasks::atData).toList());
        }
    }

    /** Values that were asked for are the person's from now on; the answer to a question is for whoever asked. */
    private void answer(LoanApplication loan, UUID task, Map<String, String> values, String actor) {
        boolean asksForValues = tasks.of(List.of(loan.id())).getOrDefault(loan.id(), List.of()).stream()
                .anyMatch(each -> each.id().equals(task) && each.open() && each.kind() == BorrowerTask.Kind.FIELDS);
        tasks.complete(loan.id(), task, values, actor);
        if (asksForValues) {
            profile.answered(loan, values);
        }
    }

    private static Fault atData(Fault fault) {
        return new Fault("/data/" + key(fault.pointer()), fault.code(), fault.message());
    }

    private static String key(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private TaskView view(BorrowerTask task) {
        return new TaskView(
                task.id(),
                task.kind().name(),
                words.partner(task.partner()),
                task.title(),
                task.open()
                        ? task.fields().stream()
                                .map(field -> new FieldView(field.key(), field.label(), List.of()))
                                .toList()
                        : List.of(),
                task.documents().stream()
                        .map(given ->
                                new DocumentView(given.id(), given.name(), given.type(), given.size(), given.at()))
                        .toList(),
                task.open() ? "OPEN" : task.replied() ? "PASSED_ON" : "DONE",
                task.askedAt());
    }
}
