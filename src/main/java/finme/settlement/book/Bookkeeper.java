package finme.settlement.book;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.LoanFact;
import finme.dispatch.Outcome;
import finme.fdforge.DatabaseClock;
import finme.kernel.Money;
import finme.partner.Commission;
import finme.partner.Commission.Clawback;
import finme.partner.Partner;
import finme.settlement.Statement.Kind;
import finme.settlement.book.Entries.Commissioned;
import finme.settlement.reckon.Clawbacks;
import finme.settlement.reckon.MinorUnits;
import finme.settlement.reckon.Months;
import finme.settlement.reckon.Rates;
import finme.settlement.reckon.Volume;
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
    private final Volumes volumes;
    private final Supplier<Instant> clock;

    @Autowired
    Bookkeeper(Catalogue<Partner> partners, Facts facts, Entries entries, Volumes volumes, DatabaseClock clock) {
        this(partners, facts, entries, volumes, clock::now);
    }

    Bookkeeper(Catalogue<Partner> partners, Facts facts, Entries entries, Volumes volumes, Supplier<Instant> clock) {
        this.partners = partners;
        this.facts = facts;
        this.entries = entries;
        this.volumes = volumes;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(LoanFact told) {
        Versioned<Partner> partner = partners.find(told.partner()).orElse(null);
        if (partner == null) {
            return;
        }
        ZoneId zone = Months.zone(partner.value());
        Instant now = clock.get();
        Fact fact = Fact.of(told, amount(told), now, YearMonth.from(now.atZone(zone)));
        if (!facts.add(fact) || fact.contested()) {
            return;
        }
        if (fact.word() == Outcome.FUNDED) {
            paidOut(fact, partner);
        } else if (fact.word() == Outcome.RETURNED) {
            returned(fact, zone);
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

    /** The month's volume is counted without terms, too: they may come in the middle of it. */
    private void paidOut(Fact fact, Versioned<Partner> partner) {
        String currency = fact.amount().currency();
        long loan = MinorUnits.of(fact.amount());
        Volume before = volumes.add(fact.partner(), fact.month(), currency, loan);
        Commission terms = partner.value().commission();
        if (terms == null) {
            return;
        }
        Rates.Owed owed = Rates.of(terms, MinorUnits.money(loan, currency), before);
        entries.add(new Entry(
                fact,
                Kind.COMMISSION,
                loan,
                currency,
                owed.amount(),
                owed.currency(),
                partner.version(),
                terms,
                owed.basis()));
    }

    /** By the terms under which it was paid out, in the month in which we hear of it. */
    private void returned(Fact fact, ZoneId zone) {
        Commissioned booked = entries.commission(fact.dispatch()).orElse(null);
        if (booked == null || !booked.baseCurrency().equals(fact.amount().currency())) {
            return;
        }
        Clawback rule = booked.terms().clawback();
        Clawbacks.Booked before = new Clawbacks.Booked(
                booked.at().atZone(zone).toLocalDate(),
                booked.amount(),
                booked.base(),
                booked.returned(),
                booked.taken());
        long back = MinorUnits.of(fact.amount());
        if (rule == null
                || !Clawbacks.isInTime(
                        rule, before.day(), fact.at().atZone(zone).toLocalDate())) {
            return;
        }
        entries.add(new Entry(
                fact,
                Kind.CLAWBACK,
                back,
                booked.baseCurrency(),
                -Clawbacks.of(rule, before, back),
                booked.currency(),
                booked.partnerVersion(),
                booked.terms(),
                Clawbacks.words(rule, before, back)));
    }
}
