package finme.gateway.server.cases;

import finme.dispatch.DispatchLog;
import finme.dispatch.PartnerNotices;
import finme.dispatch.PartnerNotices.Notice;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.task.BorrowerTasks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells of many cases at once which have changed, by a handful of statements for all. */
@Component
class CaseMarks {
    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final PartnerNotices notices;
    private final BorrowerTasks tasks;

    CaseMarks(LoanDesk loans, DispatchLog dispatches, PartnerNotices notices, BorrowerTasks tasks) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.notices = notices;
        this.tasks = tasks;
    }

    Map<UUID, String> of(Collection<UUID> applications) {
        Map<UUID, String> partners = dispatches.marks(applications);
        Map<UUID, List<Notice>> told = notices.of(applications);
        Map<UUID, String> asked = tasks.states(applications);
        Map<UUID, String> marks = new HashMap<>();
        for (LoanApplication loan : loans.findAll(applications)) {
            UUID id = loan.id();
            int hash = Objects.hash(
                    loan.version(),
                    loan.status(),
                    partners.getOrDefault(id, ""),
                    told.getOrDefault(id, List.of()),
                    asked.getOrDefault(id, ""));
            marks.put(id, Integer.toHexString(hash));
        }
        return marks;
    }
}
