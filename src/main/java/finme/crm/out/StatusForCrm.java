package finme.crm.out;

import finme.crm.RecordKind;
import finme.loan.ApplicationMoved;
import finme.loan.ApplicationStatus;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A CRM hears of an application once there is something to sell; how it ended is handed over by the process. */
@Component
class StatusForCrm {
    private final Hearers hearers;

    StatusForCrm(Hearers hearers) {
        this.hearers = hearers;
    }

    @EventListener
    void moved(ApplicationMoved moved) {
        // a CRM that was told that nobody took it has to hear that it goes on
        if (Hearers.SOLD.contains(moved.status()) || moved.status() == ApplicationStatus.ROUTING) {
            hearers.tell(RecordKind.APPLICATION, List.of(moved.application().toString()));
        }
    }
}
