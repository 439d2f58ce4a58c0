package finme.settlement.book;

import finme.catalogue.Versioned;
import finme.kernel.Money;
import finme.partner.Commission;
import finme.partner.Partner;
import finme.settlement.Statement.Kind;
import finme.settlement.book.Entries.Commissioned;
import finme.settlement.reckon.MinorUnits;
import finme.settlement.reckon.Months;
import finme.settlement.reckon.Rates;
import finme.settlement.reckon.Volume;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The commission of a loan that was paid out. What we had noted ourselves is corrected by what its partner tells: the line
 * stays, another takes it out, a third has the right amount.
 */
@Component
class Payouts {
    private final Facts facts;
    private final Entries entries;
    private final Volumes volumes;
    private final Returns returns;

    enum Booking {
        DONE,
        /** The first that is heard of its loan: it is counted, and nothing is owed for it. */
        NO_TERMS,
        /** Its loan was counted before without terms, and stays without: the count is right now. */
        COUNTED,
        /** Not booked: what came back of the loan came in another currency. */
        OTHER_CURRENCY,
        /** Not booked: which loan of its month it was is not known, and its price hangs on that. */
        UNKNOWN_VOLUME
    }

    Payouts(Facts facts, Entries entries, Volumes volumes, Returns returns) {
        this.facts = facts;
        this.entries = entries;
        this.volumes = volumes;
        this.returns = returns;
    }

    Booking book(Fact fact, Versioned<Partner> partner) {
        ZoneId zone = Months.zone(partner.value());
        Commissioned booked = entries.commission(fact.dispatch()).orElse(null);
        if (booked != null) {
            return correct(fact, booked, zone);
        }
        Fact noted = facts.paidOutBefore(fact).orElse(null);
        if (noted == null) {
            return first(fact, partner, zone);
        }
        volume(fact, noted.month(), noted.amount(), null);
        return Booking.COUNTED;
    }

    /** The month's volume is counted without terms, too: they may come in the middle of it. */
    private Booking first(Fact fact, Versioned<Partner> partner, ZoneId zone) {
        Volume before =
                volumes.add(fact.partner(), fact.month(), fact.amount().currency(), MinorUnits.of(fact.amount()));
        @Nullable Commission terms = partner.value().commission();
        if (terms == null) {
            return Booking.NO_TERMS;
        }
        commission(fact, partner.version(), terms, before);
        facts.returnsBefore(fact)
                .forEach(back -> returns.book(back.booked(fact.at(), fact.month(), back.amount()), zone));
        return Booking.DONE;
    }

    private Booking correct(Fact fact, Commissioned booked, ZoneId zone) {
        Money former = MinorUnits.money(booked.base(), booked.baseCurrency());
        long loan = MinorUnits.of(fact.amount());
        boolean sameCurrency = fact.amount().currency().equals(booked.baseCurrency());
        if (loan == booked.base() && sameCurrency) {
            return Booking.DONE;
        }
        if (!sameCurrency && booked.returned() != 0) {
            return Booking.OTHER_CURRENCY;
        }
        if (sameCurrency && booked.before() == null && booked.terms().kind() == Commission.Kind.TIERS) {
            return Booking.UNKNOWN_VOLUME;
        }
        @Nullable Volume before = volume(fact, booked.month(), former, booked.before());
        entries.add(new Entry(
                fact,
                Kind.CORRECTION,
                booked.base(),
                booked.baseCurrency(),
                -booked.amount(),
                booked.currency(),
                booked.partnerVersion(),
                booked.terms(),
                "taken out: another amount was told than had been noted",
                null));
        commission(fact, booked.partnerVersion(), booked.terms(), before);
        returns.adjust(fact, zone);
        return Booking.DONE;
    }

    /**
     * @param counted the month in which the former amount was counted
     * @param known what that month had paid out before
     * @return what there was before the loan, as far as it is known
     */
    private @Nullable Volume volume(Fact fact, YearMonth counted, Money former, @Nullable Volume known) {
        long loan = MinorUnits.of(fact.amount());
        String currency = fact.amount().currency();
        if (former.currency().equals(currency)) {
            volumes.correct(fact.partner(), counted, currency, 0, loan - MinorUnits.of(former));
            return known;
        }
        volumes.correct(fact.partner(), counted, former.currency(), -1, -MinorUnits.of(former));
        return volumes.add(fact.partner(), fact.month(), currency, loan);
    }

    private void commission(Fact fact, int version, Commission terms, @Nullable Volume before) {
        long loan = MinorUnits.of(fact.amount());
        String currency = fact.amount().currency();
        Rates.Owed owed = Rates.of(terms, MinorUnits.money(loan, currency), before);
        entries.add(new Entry(
                fact,
                Kind.COMMISSION,
                loan,
                currency,
                owed.amount(),
                owed.currency(),
                version,
                terms,
                owed.basis(),
                before));
    }
}
