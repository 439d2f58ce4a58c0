package finme.admin;

import finme.borrower.Persons;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryLog.Filter;
import finme.delivery.DeliveryState;
import finme.dispatch.OfferReviews;
import finme.edges.RefusedApplications;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits for a person, each with the place where it is settled. Looked at every few seconds, so by cheap queries. */
@Component
class Attention {
    private static final Filter PARKED = new Filter(null, DeliveryState.DEAD, null, null);
    private static final int COUNTED = 100;

    private final DeliveryLog deliveries;
    private final Persons persons;
    private final CrmConflicts conflicts;
    private final Catalogue<Crm> crms;
    private final RefusedApplications refused;
    private final OfferReviews reviews;

    Attention(
            DeliveryLog deliveries,
            Persons persons,
            CrmConflicts conflicts,
            Catalogue<Crm> crms,
            RefusedApplications refused,
            OfferReviews reviews) {
        this.reviews = reviews;
        this.conflicts = conflicts;
        this.crms = crms;
        this.deliveries = deliveries;
        this.persons = persons;
        this.refused = refused;
    }

    record Item(String text, String place) {}

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        int parked = deliveries.list(PARKED, null, COUNTED).size();
        if (parked > 0) {
            String count = parked == COUNTED
                    ? parked + " or more messages"
                    : parked == 1 ? "One message" : parked + " messages";
            items.add(new Item(count + " could not be delivered", "/admin/deliveries?state=DEAD"));
        }
        long pairs = persons.openCases();
        if (pairs > 0) {
            String text =
                    pairs == 1 ? "Two profiles may be one person" : pairs + " pairs of profiles may be one person each";
            items.add(new Item(text, "/admin/borrower-matches"));
        }
        if (conflicts.open(null) > 0) {
            crms.all().forEach(crm -> {
                long open = conflicts.open(crm.code());
                if (open > 0) {
                    String text = open == 1 ? "One value was" : open + " values were";
                    items.add(new Item(
                            text + " changed here and in " + crm.value().name(),
                            "/admin/crm/" + crm.code() + "/conflicts"));
                }
            });
        }
        List<OfferReviews.Waiting> unread = reviews.waiting(COUNTED);
        if (!unread.isEmpty()) {
            String text = unread.size() == 1
                    ? "One answer of a lender waits for an operator"
                    : (unread.size() == COUNTED ? COUNTED + " or more" : String.valueOf(unread.size()))
                            + " answers of lenders wait for an operator; the oldest first";
            items.add(new Item(text, "/admin/applications/" + unread.get(0).application()));
        }
        int kept = refused.count();
        if (kept > 0) {
            String text = kept == 1 ? "One application" : kept + " applications";
            items.add(new Item(text + " that an edge had kept could not be taken in", "/admin/edges"));
        }
        return items;
    }
}
