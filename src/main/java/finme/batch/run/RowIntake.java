package finme.batch.run;

import finme.batch.BatchRow;
import finme.batch.ReportLine;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.reception.Arrival;
import finme.reception.Reception;
import finme.reception.Reception.Receipt;
import finme.work.FailureLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes one row in, as if it had come alone, and says what became of it. */
@Component
class RowIntake {
    private static final Logger LOG = LoggerFactory.getLogger(RowIntake.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATEST = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final int MOST_FAULTS = 50;
    private static final Fault FAILED = new Fault("", "failed", "FinMe could not take this row in; send it once more.");

    private final Reception reception;
    private final FailureLog failures = new FailureLog(LOG, "A row of a file is refused, for it fails again and again");

    RowIntake(Reception reception) {
        this.reception = reception;
    }

    /** What became of a row. */
    sealed interface Result {}

    /** @param said a line for the report */
    record Accepted(List<ReportLine> said) implements Result {}

    record Rejected(List<ReportLine> said) implements Result {}

    /** Not now: the same again after a while. */
    record Later(Duration pause) implements Result {}

    /** @param origin of the batch: names rows that bring no id of their own */
    Result take(UUID origin, BatchRow row) {
        Arrival arrival = row.arrival();
        if (arrival == null) {
            return new Rejected(lines(row, row.faults()));
        }
        Arrival keyed = arrival.keys().isEmpty() ? arrival.keyedBy(key(origin, row)) : arrival;
        for (int tries = 1; ; tries++) {
            try {
                return accepted(row, reception.receive(keyed));
            } catch (Problem problem) {
                return refused(row, problem);
            } catch (DataAccessResourceFailureException | QueryTimeoutException | TransactionException away) {
                return new Later(SOON);
            } catch (RuntimeException unforeseen) {
                failures.failed(unforeseen);
                if (tries == TRIES) {
                    return new Rejected(lines(row, List.of(FAILED)));
                }
            }
        }
    }

    /** Nobody who sends single applications can make a key with a line break. */
    private static Arrival.Key key(UUID origin, BatchRow row) {
        String name = "batch\n" + origin + '\n' + row.line();
        return new Arrival.Key(Arrival.Basis.HEADER, name, Sha256.hex(name));
    }

    /** An id that is not this row's was given before; the same file once more, or another. */
    private static Accepted accepted(BatchRow row, Receipt receipt) {
        Arrival arrival = Objects.requireNonNull(row.arrival());
        if (receipt.id().equals(arrival.id())) {
            return new Accepted(List.of());
        }
        String sentence = "It came before, as " + receipt.reference() + ", which goes on.";
        return new Accepted(List.of(new ReportLine(row.line(), 0, "", ReportLine.DUPLICATE, sentence)));
    }

    /** A limit a minute, like whatever is over soon, is waited for; a cap is not. */
    private static Result refused(BatchRow row, Problem problem) {
        boolean passes = problem.status() == 409 && problem.code().equals("in_progress")
                || problem.status() == 429 && !problem.code().equals("cap_reached")
                || problem.status() >= 500;
        if (passes) {
            Duration told = Objects.requireNonNullElse(problem.retryAfter(), SOON);
            return new Later(told.compareTo(LATEST) > 0 ? LATEST : told);
        }
        List<Fault> faults = problem.errors().isEmpty()
                ? List.of(new Fault("", problem.code(), problem.detail()))
                : problem.errors();
        return new Rejected(lines(row, faults));
    }

    private static List<ReportLine> lines(BatchRow row, List<Fault> faults) {
        List<ReportLine> lines = new ArrayList<>();
        for (Fault fault : faults.subList(0, Math.min(faults.size(), MOST_FAULTS))) {
            lines.add(new ReportLine(row.line(), lines.size(), fault.pointer(), fault.code(), fault.message()));
        }
        return lines;
    }
}
