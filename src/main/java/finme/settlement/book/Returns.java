package finme.settlement.book;

import finme.partner.Commission.Clawback;
import finme.settlement.Statement.Kind;
import finme.settlement.Unbooked.Why;
import finme.settlement.book.Entries.Commissioned;
import finme.settlement.reckon.Clawbacks;
import finme.settlement.reckon.MinorUnits;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What returns take back of a commission: by the terms it was booked by, in the month in which we hear of them. */
@Component
class Returns {
    private final Entries entries;
    private final Cases cases;

    Returns(Entries entries, Cases cases) {
        this.entries = entries;
        this.cases = cases;
    }

    /** Nothing follows while no commission is booked for the loan: whoever books one looks for what came back of it. */
    void book(Fact fact, ZoneId zone) {
        Commissioned booked = entries.commission(fact.dispatch()).orElse(null);
        Clawback rule = booked == null ? null : booked.terms().clawback();
        if (booked == null || rule == null || !isInTime(fact, rule, booked, zone)) {
            return;
        }
        if (booked.baseCurrency().equals(fact.amount().currency())) {
            takeBack(fact, rule, booked, zone);
        } else {
            cases.open(fact, Why.OTHER_CURRENCY);
        }
    }

    /** In time or not: somebody has decided. @return false when there is nothing that it could be taken back of */
    boolean bookByHand(Fact fact, ZoneId zone) {
        Commissioned booked = entries.commission(fact.dispatch()).orElse(null);
        Clawback rule = booked == null ? null : booked.terms().clawback();
        if (booked == null
                || rule == null
                || !booked.baseCurrency().equals(fact.amount().currency())) {
            return false;
        }
        takeBack(fact, rule, booked, zone);
        return true;
    }

    private static boolean isInTime(Fact fact, Clawback rule, Commissioned booked, ZoneId zone) {
        return Clawbacks.isInTime(
                rule,
                booked.at().atZone(zone).toLocalDate(),
                fact.at().atZone(zone).toLocalDate());
    }

    private void takeBack(Fact fact, Clawback rule, Commissioned booked, ZoneId zone) {
        long back = MinorUnits.of(fact.amount());
        Clawbacks.Booked before = before(booked, zone);
        add(fact, back, -Clawbacks.of(rule, before, back), booked, Clawbacks.words(rule, before, back));
    }

    /** The commission is another one since: what was taken back of the former one is made to fit. */
    void adjust(Fact fact, ZoneId zone) {
        Commissioned booked = entries.commission(fact.dispatch()).orElseThrow();
        @Nullable Clawback rule = booked.terms().clawback();
        if (rule == null || booked.returned() == 0) {
            return;
        }
        long open = Clawbacks.open(rule, before(booked, zone));
        if (open != 0) {
            add(fact, 0, -open, booked, "what came back before, of the corrected commission");
        }
    }

    private static Clawbacks.Booked before(Commissioned booked, ZoneId zone) {
        return new Clawbacks.Booked(
                booked.at().atZone(zone).toLocalDate(),
                booked.amount(),
                booked.base(),
                booked.returned(),
                booked.taken());
    }

    private void add(Fact fact, long base, long amount, Commissioned booked, String basis) {
        entries.add(new Entry(
                fact,
                Kind.CLAWBACK,
                base,
                booked.baseCurrency(),
                amount,
                booked.currency(),
                booked.partnerVersion(),
                booked.terms(),
                basis,
                null));
    }
}
