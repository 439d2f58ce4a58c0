package finme.crm.out;

import finme.crm.RecordKind;
import finme.loan.ApplicationMoved;
import finme.loan.ApplicationStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A CRM hears of an application once there is something to sell; how it ended is handed over by the process. */
@Component
class StatusForCrm {
    private static final Set<ApplicationStatus> TOLD =
            EnumSet.of(ApplicationStatus.OFFERED, ApplicationStatus.ACCEPTED, ApplicationStatus.SIGNED);

    private final Hearers hearers;

    StatusForCrm(Hearers hearers) {
        this.hearers = hearers;
    }

    @EventListener
    void moved(ApplicationMoved moved) {
        if (TOLD.contains(moved.status())) {
            hearers.tell(RecordKind.APPLICATION, List.of(moved.application().toString()));
        }
    }
}
