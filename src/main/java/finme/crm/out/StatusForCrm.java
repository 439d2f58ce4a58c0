package finme.crm.out;

import finme.crm.RecordKind;
import finme.loan.ApplicationMoved;
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
        if (Hearers.SOLD.contains(moved.status())) {
            hearers.tell(RecordKind.APPLICATION, List.of(moved.application().toString()));
        }
    }
}
