package finme.reception;

import finme.loan.ApplicationStatus;
import finme.reception.admission.Admission;
import finme.reception.limit.SourceLimits;
import org.springframework.stereotype.Service;

/** From the idempotency rows to the process's first save point in one transaction. */
@Service
class OneTransactionReception implements Reception {
    private final Admission admission;
    private final Repeats repeats;
    private final SourceLimits limits;
    private final NewApplications applications;
    private final IntakeTransaction transaction;

    OneTransactionReception(
            Admission admission,
            Repeats repeats,
            SourceLimits limits,
            NewApplications applications,
            IntakeTransaction transaction) {
        this.admission = admission;
        this.limits = limits;
        this.repeats = repeats;
        this.applications = applications;
        this.transaction = transaction;
    }

    @Override
    public Receipt receive(Arrival arrival) {
        return admission.admit(() -> repeats.isOne(arrival), () -> {
            limits.prepare(arrival);
            return transaction.run(() -> store(arrival));
        });
    }

    private Receipt store(Arrival arrival) {
        ApplicationStatus status =
                arrival.missing().isEmpty() ? ApplicationStatus.RECEIVED : ApplicationStatus.INCOMPLETE;
        if (!repeats.isFirst(arrival, status)) {
            return repeats.firstReceipt(arrival);
        }
        limits.count(arrival);
        return applications.take(arrival);
    }
}
