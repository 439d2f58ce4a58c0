package finme.dispatch.limit;

import finme.catalogue.Catalogue;
import finme.dispatch.limit.Uses.Wanted;
import finme.dispatch.store.Bookings;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Place;
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

    PartnerBookings(Catalogue<Partner> partners, Uses uses, KnownUses known, DatabaseClock clock, Places places) {
        this.partners = partners;
        this.uses = uses;
        this.known = known;
        this.clock = clock;
        this.places = places;
    }

    @Override
    public Booked book(Collection<Dispatch> fresh, Collection<Dispatch> heard) {
        Map<String, List<Wanted>> limits = limits(Stream.concat(
                fresh.stream().filter(Dispatch::isToBook), heard.stream().filter(Settlement::changes)));
        if (limits.isEmpty()) {
            return new Booked(List.copyOf(fresh), List.copyOf(heard), List.of());
        }
        Ledger ledger = open(limits);
        List<Dispatch> settled = heard.stream()
                .map(one -> limits.containsKey(one.partner()) ? Settlement.of(one, ledger) : one)
                .toList();
        List<Dispatch> booked = new ArrayList<>();
        List<Dispatch> refused = new ArrayList<>();
        for (Dispatch one : fresh) {
            boolean limited = one.isToBook() && limits.containsKey(one.partner());
            Place place = limited ? ledger.take(one.partner(), one.bid()) : null;
            Dispatch placed = place != null ? one.with(place) : limited ? one.unsent() : one;
            booked.add(placed);
            if (limited && place == null) {
                refused.add(placed);
            }
        }
        close(ledger);
        return new Booked(booked, settled, refused);
    }

    @Override
    @Transactional
    public Map<UUID, String> take(Collection<Dispatch> claimed) {
        List<Dispatch> open = claimed.stream()
                .filter(one -> !one.test() && one.place() == null)
                .toList();
        Map<String, List<Wanted>> limits = limits(open.stream());
        if (limits.isEmpty()) {
            return Map.of();
        }
        Ledger ledger = open(limits);
        Map<UUID, String> refused = new HashMap<>();
        for (Dispatch one : open) {
            Place place = limits.containsKey(one.partner()) ? ledger.take(one.partner(), one.bid()) : null;
            if (place != null) {
                places.put(one.id(), place);
            } else if (limits.containsKey(one.partner())) {
                refused.put(one.id(), ledger.obstacle(one.partner(), one.bid()));
            }
        }
        close(ledger);
        return refused;
    }

    @Override
    public void recalled(Collection<Dispatch> withPlace, Collection<Dispatch> unsent) {
        Map<String, List<Wanted>> limits = limits(withPlace.stream());
        if (!limits.isEmpty()) {
            Ledger ledger = open(limits);
            withPlace.forEach(one -> ledger.release(one, unsent.contains(one)));
            close(ledger);
        }
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

    private Ledger open(Map<String, List<Wanted>> limits) {
        List<Wanted> all = limits.values().stream().flatMap(List::stream).toList();
        Instant now = clock.now();
        return new Ledger(uses.lock(all, now), now);
    }

    private void close(Ledger ledger) {
        if (!ledger.changed().isEmpty()) {
            uses.write(ledger.changed());
            AfterCommit.run(() -> known.learn(ledger.changed()));
        }
    }
}
