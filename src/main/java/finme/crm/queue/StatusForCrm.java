package finme.crm.queue;

import finme.crm.CrmSync;
import finme.loan.ApplicationMoved;
import finme.loan.ApplicationStatus;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The CRM hears of an application once there is something to sell; how it ended is handed over by the process. */
@Component
class StatusForCrm {
    private static final Set<ApplicationStatus> TOLD =
            EnumSet.of(ApplicationStatus.OFFERED, ApplicationStatus.ACCEPTED, ApplicationStatus.SIGNED);

    private final CrmSync sync;

    StatusForCrm(CrmSync sync) {
        this.sync = sync;
    }

    @EventListener
    void moved(ApplicationMoved moved) {
        if (TOLD.contains(moved.status())) {
            sync.handOver(moved.application());
        }
    }
}
