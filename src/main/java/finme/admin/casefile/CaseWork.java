package finme.admin.casefile;

import finme.admin.review.ReviewView;
import finme.dispatch.OfferReviews;
import finme.dispatch.PartnerNotices;
import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.PartnerNotices.Notice;
import finme.task.BorrowerTask;
import finme.task.BorrowerTasks;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What lenders ask of the borrower and what they were told, as the borrower sees it, and what they said that nobody could read. */
@Component
class CaseWork {
    private final BorrowerTasks tasks;
    private final PartnerNotices notices;
    private final OfferReviews reviews;

    CaseWork(BorrowerTasks tasks, PartnerNotices notices, OfferReviews reviews) {
        this.reviews = reviews;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** @return changes with what it filled in */
    int fill(Model model, UUID application) {
        List<BorrowerTask> asked = tasks.of(List.of(application)).getOrDefault(application, List.of());
        List<Notice> told = notices.of(List.of(application)).getOrDefault(application, List.of());
        model.addAttribute("reviews", ReviewView.of(reviews.of(application)));
        model.addAttribute("tasks", asked);
        model.addAttribute(
                "receipts",
                told.stream().filter(notice -> notice.kind() == Kind.RECALL).toList());
        model.addAttribute(
                "told",
                told.stream().filter(notice -> notice.kind() != Kind.RECALL).toList());
        return Objects.hash(asked, told);
    }
}
