package finme.settlement.book;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.LoanFact;
import finme.dispatch.Outcome;
import finme.fdforge.DatabaseClock;
import finme.kernel.Money;
import finme.partner.Partner;
import finme.settlement.Unbooked.Why;
import finme.settlement.reckon.MinorUnits;
import finme.settlement.reckon.Months;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what a partner told of a loan and books what follows, both in the transaction that applies its word: what is told
 * twice is applied once, so it is booked once.
 */
@Component
class Bookkeeper {
    private final Catalogue<Partner> partners;
    private final Facts facts;
    private final Entries entries;
    private final Payouts payouts;
    private final Returns returns;
    private final Cases cases;
    private final Supplier<Instant> clock;

    @Autowired
    Bookkeeper(
            Catalogue<Partner> partners,
            Facts facts,
            Entries entries,
            Payouts payouts,
            Returns returns,
            Cases cases,
            DatabaseClock clock) {
        this(partners, facts, entries, payouts, returns, cases, clock::now);
    }

    Bookkeeper(
            Catalogue<Partner> partners,
            Facts facts,
            Entries entries,
            Payouts payouts,
            Returns returns,
            Cases cases,
            Supplier<Instant> clock) {
        this.partners = partners;
        this.facts = facts;
        this.entries = entries;
        this.payouts = payouts;
        this.returns = returns;
        this.cases = cases;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(LoanFact told) {
        book(told, false);
    }

    /** What we know without the partner's word, which corrects it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bookOwn(LoanFact known) {
        book(known, true);
    }

    private void book(LoanFact told, boolean own) {
        Versioned<Partner> partner = partners.find(told.partner()).orElse(null);
        if (partner == null) {
            return;
        }
        ZoneId zone = Months.zone(partner.value());
        Instant now = clock.get();
        Fact fact = Fact.of(told, amount(told), own, now, YearMonth.from(now.atZone(zone)));
        if (!facts.add(fact)) {
            return;
        }
        if (fact.word() == Outcome.RETURNED) {
            returns.book(fact, zone);
        } else if (fact.word() == Outcome.FUNDED && fact.contested()) {
            cases.open(fact, Why.CONTESTED);
        } else if (fact.word() == Outcome.FUNDED) {
            switch (payouts.book(fact, partner)) {
                case DONE, NO_TERMS, COUNTED -> {}
                case OTHER_CURRENCY -> cases.open(fact, Why.OTHER_CURRENCY);
                case UNKNOWN_VOLUME -> cases.open(fact, Why.CONTESTED);
            }
        }
    }

    /** Who gives back without a word on how much gives back all that was paid out. */
    private Money amount(LoanFact told) {
        return told.told() || told.word() != Outcome.RETURNED
                ? told.amount()
                : entries.commission(told.dispatch())
                        .map(booked -> MinorUnits.money(booked.base(), booked.baseCurrency()))
                        .orElse(told.amount());
    }
}
