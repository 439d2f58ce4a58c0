package finme.gateway.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.ApplicationIntake;
import finme.gateway.server.GroupCommit.Turn;
import finme.kernel.Batches;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.CanonicalApplication;
import finme.loan.LoanDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes applications in. Those that come at the same time share a transaction; none of them spoils it for the others. */
@Component
class IntakeDesk implements ApplicationIntake {
    private static final int TOGETHER = 16;

    private final IntakeBatch batch;
    private final IntakeTransaction transaction;
    private final LoanDesk loans;
    private final ObjectMapper json;
    private final GroupCommit<Intake, Receipt> commits = new GroupCommit<>(TOGETHER, this::take);

    IntakeDesk(IntakeBatch batch, IntakeTransaction transaction, LoanDesk loans, ObjectMapper json) {
        this.batch = batch;
        this.transaction = transaction;
        this.loans = loans;
        this.json = json;
    }

    @Override
    public Receipt submit(Submission submission) {
        return commits.run(new Intake(Ids.next(), submission, document(submission.application())));
    }

    private void take(List<Turn<Intake, Receipt>> turns) {
        List<Turn<Intake, Receipt>> left = new ArrayList<>(turns);
        while (!left.isEmpty()) {
            // a repeat has to find what the first one left
            List<Turn<Intake, Receipt>> some = Batches.firstOfEach(left, IntakeDesk::key);
            left.removeAll(some);
            together(some);
        }
    }

    private static List<Object> key(Turn<Intake, Receipt> turn) {
        Submission submission = turn.item().submission();
        return List.of(submission.source(), submission.key());
    }

    private void together(List<Turn<Intake, Receipt>> turns) {
        try {
            List<Supplier<Receipt>> answers = transaction.run(
                    () -> batch.take(turns.stream().map(Turn::item).toList()));
            for (int i = 0; i < turns.size(); i++) {
                answer(turns.get(i), answers.get(i));
            }
        } catch (RuntimeException failure) {
            boolean oneOfThem = turns.size() > 1 && !IntakeTransaction.isUnavailable(failure);
            turns.forEach(oneOfThem ? turn -> together(List.of(turn)) : turn -> turn.refuse(failure));
        }
    }

    private static void answer(Turn<Intake, Receipt> turn, Supplier<Receipt> answer) {
        try {
            turn.end(answer.get());
        } catch (Problem refused) {
            turn.refuse(refused);
        }
    }

    @Override
    public Optional<StatusView> status(String source, UUID id) {
        return loans.find(id)
                .filter(application -> application.source().equals(source))
                .map(application -> new StatusView(
                        application.id(),
                        application.reference(),
                        application.status().name(),
                        application.since(),
                        application.statusReason()));
    }

    private CanonicalApplication document(JsonNode canonical) {
        try {
            return json.treeToValue(canonical, CanonicalApplication.class);
        } catch (JsonProcessingException withValues) {
            throw Problem.of(422, "invalid", "The application does not follow the canonical schema.");
        }
    }
}
