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

    Payouts(Facts facts, Entries entries, Volumes volumes, Returns returns) {
        this.facts = facts;
        this.entries = entries;
        this.volumes = volumes;
        this.returns = returns;
    }

    void book(Fact fact, Versioned<Partner> partner) {
        ZoneId zone = Months.zone(partner.value());
        Commissioned booked = entries.commission(fact.dispatch()).orElse(null);
        if (booked != null) {
            correct(fact, booked, zone);
            return;
        }
        Fact noted = facts.paidOutBefore(fact).orElse(null);
        if (noted == null) {
            first(fact, partner, zone);
        } else {
            volume(fact, noted.month(), noted.amount(), Volume.NONE);
        }
    }

    /** The month's volume is counted without terms, too: they may come in the middle of it. */
    private void first(Fact fact, Versioned<Partner> partner, ZoneId zone) {
        Volume before =
                volumes.add(fact.partner(), fact.month(), fact.amount().currency(), MinorUnits.of(fact.amount()));
        @Nullable Commission terms = partner.value().commission();
        if (terms == null) {
            return;
        }
        commission(fact, partner.version(), terms, before);
        facts.returnsBefore(fact)
                .forEach(back -> returns.book(back.booked(fact.at(), fact.month(), back.amount()), zone));
    }

    private void correct(Fact fact, Commissioned booked, ZoneId zone) {
        Money former = MinorUnits.money(booked.base(), booked.baseCurrency());
        long loan = MinorUnits.of(fact.amount());
        if (loan == booked.base() && fact.amount().currency().equals(booked.baseCurrency())) {
            return;
        }
        Volume before = volume(fact, booked.month(), former, booked.before());
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
    }

    /**
     * @param counted the month in which the former amount was counted
     * @param known what that month had paid out before
     * @return what there was before the loan
     */
    private Volume volume(Fact fact, YearMonth counted, Money former, Volume known) {
        long loan = MinorUnits.of(fact.amount());
        String currency = fact.amount().currency();
        if (former.currency().equals(currency)) {
            volumes.correct(fact.partner(), counted, currency, 0, loan - MinorUnits.of(former));
            return known;
        }
        volumes.correct(fact.partner(), counted, former.currency(), -1, -MinorUnits.of(former));
        return volumes.add(fact.partner(), fact.month(), currency, loan);
    }

    private void commission(Fact fact, int version, Commission terms, Volume before) {
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
