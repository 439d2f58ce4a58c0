package finme.dispatch.review;

import finme.dispatch.OfferReviews.Doubted;
import finme.dispatch.terms.Doubt;
import finme.dispatch.terms.Doubt.Why;
import finme.dispatch.terms.OfferCheck;
import finme.dispatch.terms.OfferReader;
import finme.dispatch.terms.OfferReader.Reading;
import finme.dispatch.terms.Terms;
import finme.kernel.Fault;
import finme.kernel.Money;
import finme.kernel.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Doubts as people see them, and the terms an operator gives instead: those have to be beyond doubt. */
final class Doubts {
    /** Odd, but a person has said so. */
    private static final Set<Why> DECIDED = EnumSet.of(Why.FAR_FROM_ASKED, Why.AT_ODDS);

    private Doubts() {}

    static Doubted shown(Doubt doubt) {
        return new Doubted(doubt.pointer(), code(doubt), doubt.why().sentence(), doubt.value());
    }

    static List<Terms> settled(Money asked, List<Map<String, Object>> offers) {
        Reading reading = OfferReader.read(offers, ZoneOffset.UTC);
        List<Fault> faults = new ArrayList<>();
        if (offers.isEmpty()) {
            faults.add(new Fault("/offers", "required", "At least one offer is needed."));
        }
        reading.doubts().forEach(doubt -> faults.add(fault(doubt)));
        for (int at = 0; at < reading.terms().size(); at++) {
            String place = "/offers/" + at + "/amount";
            boolean said = faults.stream().anyMatch(fault -> fault.pointer().equals(place));
            if (reading.terms().get(at).amount() == null && !said) {
                faults.add(new Fault(place, "required", "An offer needs its amount."));
            }
        }
        OfferCheck.Checked checked = OfferCheck.of(asked, Instant.now(), reading.terms());
        checked.doubts().stream()
                .filter(doubt -> !DECIDED.contains(doubt.why()))
                .forEach(doubt -> faults.add(fault(doubt)));
        if (checked.allOver()) {
            faults.add(new Fault("/offers/0/expiresAt", "over", "It is over already."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return checked.terms();
    }

    private static Fault fault(Doubt doubt) {
        return new Fault(doubt.pointer(), code(doubt), doubt.why().sentence());
    }

    private static String code(Doubt doubt) {
        return doubt.why().name().toLowerCase(Locale.ROOT);
    }
}
