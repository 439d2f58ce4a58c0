package finme.dispatch.limit;

import finme.catalogue.Catalogue;
import finme.dispatch.limit.Uses.Wanted;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Place;
import finme.dispatch.person.PersonGate;
import finme.dispatch.store.Bookings;
import finme.dispatch.store.Places;
import finme.fdforge.DatabaseClock;
import finme.partner.Partner;
import finme.work.AfterCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes places for what is about to be sent and gives them back for what is decided: two statements for all that a
 * transaction has to book, and none when no partner in it has limits.
 */
@Component
class PartnerBookings implements Bookings, LateBookings {
    private final Catalogue<Partner> partners;
    private final Uses uses;
    private final KnownUses known;
    private final DatabaseClock clock;
    private final Places places;
    private final PersonGate persons;

    PartnerBookings(
            Catalogue<Partner> partners,
            Uses uses,
            KnownUses known,
            DatabaseClock clock,
            Places places,
            PersonGate persons) {
        this.partners = partners;
        this.uses = uses;
        this.known = known;
        this.clock = clock;
        this.places = places;
        this.persons = persons;
    }

    @Override
    public Booked book(Collection<Dispatch> fresh, Collection<Dispatch> heard) {
        List<Dispatch> leaving = fresh.stream().filter(Dispatch::isToBook).toList();
        List<Dispatch> settling = heard.stream()
                .filter(Settlement::changes)
                .filter(one -> !one.test())
                .toList();
        Booking booking = booking(leaving, settling);
        List<Dispatch> settled = heard.stream()
                .map(one -> settling.contains(one) ? booking.settle(one) : one)
                .toList();
        List<Dispatch> booked = new ArrayList<>();
        List<Dispatch> refused = new ArrayList<>();
        for (Dispatch one : fresh) {
            boolean gated = one.isToBook() && booking.concerns(one);
            Place place = gated ? booking.place(one) : null;
            Dispatch placed = place != null ? one.with(place) : gated ? one.unsent() : one;
            booked.add(placed);
            if (gated && place == null) {
                refused.add(placed);
            }
        }
        close(booking.ledger());
        return new Booked(booked, settled, refused);
    }

    @Override
    @Transactional
    public Map<UUID, String> take(Collection<Dispatch> claimed) {
        List<Dispatch> open = claimed.stream()
                .filter(one -> !one.test() && one.place() == null)
                .toList();
        Booking booking = booking(open, List.of());
        Map<UUID, String> refused = new HashMap<>();
        for (Dispatch one : open) {
            if (booking.concerns(one)) {
                Place place = booking.place(one);
                if (place == null) {
                    refused.put(one.id(), booking.obstacle(one));
                } else if (!places.put(one.id(), place)) {
                    booking.release(one.with(place), true);
                    refused.put(one.id(), CLOSING);
                }
            }
        }
        close(booking.ledger());
        return refused;
    }

    @Override
    public void recalled(Collection<Dispatch> withPlace, Collection<Dispatch> unsent) {
        Booking booking = booking(List.of(), withPlace);
        withPlace.forEach(one -> booking.release(one, unsent.contains(one)));
        close(booking.ledger());
    }

    private Booking booking(Collection<Dispatch> leaving, Collection<Dispatch> settling) {
        Set<UUID> known = persons.pass(leaving);
        Map<String, List<Wanted>> limits = limits(Stream.concat(leaving.stream(), settling.stream()));
        return new Booking(open(limits), limits.keySet(), persons, known);
    }

    private Map<String, List<Wanted>> limits(Stream<Dispatch> concerned) {
        Map<String, List<Wanted>> limits = new TreeMap<>();
        concerned.filter(one -> !one.test()).map(Dispatch::partner).distinct().forEach(code -> {
            List<Wanted> wanted = partners.find(code).map(known::wanted).orElse(List.of());
            if (!wanted.isEmpty()) {
                limits.put(code, wanted);
            }
        });
        return limits;
    }

    private Tally open(Map<String, List<Wanted>> limits) {
        List<Wanted> all = limits.values().stream().flatMap(List::stream).toList();
        Instant now = clock.now();
        return new Tally(all.isEmpty() ? Map.of() : uses.lock(all, now), now);
    }

    private void close(Tally ledger) {
        if (!ledger.changed().isEmpty()) {
            uses.write(ledger.changed());
            AfterCommit.run(() -> known.learn(ledger.changed()));
        }
    }
}
