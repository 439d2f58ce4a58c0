package finme.reception;

import finme.loan.ApplicationStatus;
import org.springframework.stereotype.Service;

/** From the idempotency rows to the process's first save point in one transaction. */
@Service
class OneTransactionReception implements Reception {
    private final Admission admission;
    private final Repeats repeats;
    private final NewApplications applications;
    private final IntakeTransaction transaction;

    OneTransactionReception(
            Admission admission, Repeats repeats, NewApplications applications, IntakeTransaction transaction) {
        this.admission = admission;
        this.repeats = repeats;
        this.applications = applications;
        this.transaction = transaction;
    }

    @Override
    public Receipt receive(Arrival arrival) {
        return admission.admit(() -> repeats.isOne(arrival), () -> transaction.run(() -> store(arrival)));
    }

    private Receipt store(Arrival arrival) {
        return repeats.isFirst(arrival, ApplicationStatus.RECEIVED)
                ? applications.take(arrival)
                : repeats.firstReceipt(arrival);
    }
}
