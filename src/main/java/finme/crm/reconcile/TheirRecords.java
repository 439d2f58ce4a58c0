package finme.crm.reconcile;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmResult;
import finme.crm.unlinked.UnlinkedRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second half of the way: through what the CRM has, in the order of its changes, for what is none of ours. */
@Component
class TheirRecords {
    private static final String BEGINS = "T:";
    private static final int PAGE = 200;
    /** So many changed at one time, or it does not skip what it is asked to. */
    private static final int MOST_AT_ONCE = 100_000;

    private static final int MOST_HOLES = 5;

    private final CrmConnectors connectors;
    private final UnlinkedRecords unlinked;

    TheirRecords(CrmConnectors connectors, UnlinkedRecords unlinked) {
        this.connectors = connectors;
        this.unlinked = unlinked;
    }

    /**
     * @param from by the CRM's clock
     * @param skip how many from then on were seen already
     * @param holes how many just before it could not be read
     * @param again how many of that time were counted already and come once more
     */
    record Spot(RecordKind kind, Instant from, int skip, int holes, int again) {
        String place() {
            return BEGINS + kind.word() + ' ' + from + ' ' + skip + ' ' + holes + ' ' + again;
        }

        /** Smaller with each failure, down to one, and one behind a hole. */
        int size(int failures) {
            return holes > 0 ? 1 : whole(Math.max(1, whole(PAGE) >> Math.min(2 * failures, 8)));
        }

        /** What is skipped is whole pages, which is all some services know. */
        private int whole(int most) {
            int size = most;
            while (skip % size != 0) {
                size--;
            }
            return size;
        }
    }

    /** @return null while our own records are walked through */
    static @Nullable Spot at(@Nullable String place) {
        if (place == null || !place.startsWith(BEGINS)) {
            return null;
        }
        String[] parts = place.substring(BEGINS.length()).split(" ");
        boolean old = parts.length < 5;
        return new Spot(
                RecordKind.of(parts[0]).orElseThrow(),
                Instant.parse(parts[1]),
                old ? 0 : Integer.parseInt(parts[2]),
                old ? 0 : Integer.parseInt(parts[3]),
                old ? 0 : Integer.parseInt(parts[4]));
    }

    /** @param after null: from the first kind on @return where to go on; null: that was all */
    static @Nullable String next(Crm crm, @Nullable RecordKind after) {
        return RecordKind.TELLING.stream()
                .filter(kind -> after == null || kind.compareTo(after) > 0)
                .filter(kind -> mapping(crm, kind) != null)
                .findFirst()
                .map(kind -> new Spot(kind, Instant.EPOCH, 0, 0, 0).place())
                .orElse(null);
    }

    private static @Nullable Mapping mapping(Crm crm, RecordKind kind) {
        Mapping mapping = crm.records().of(kind);
        return mapping == null || mapping.changedAt() == null ? null : mapping;
    }

    CompletableFuture<CrmResult<CrmChangedPage>> ask(Crm crm, Spot spot, int size) {
        Mapping mapping = mapping(crm, spot.kind());
        return mapping == null
                ? CompletableFuture.completedFuture(new CrmResult.Said<>(new CrmChangedPage(List.of(), false)))
                : connectors.of(crm).changedSince(crm, mapping, spot.from(), spot.skip(), size);
    }

    /** @param unlinked how many are none of ours @param next where to go on; null: that was all */
    record Seen(int unlinked, @Nullable String next) {}

    /**
     * In the caller's transaction. It goes on from what was seen in whole, so that no page lies deep; what is as old comes
     * once more, and so does what changes meanwhile.
     */
    Seen look(Crm crm, Spot spot, CrmChangedPage page) {
        Collection<Optional<Instant>> found = unlinked.look(crm.code(), spot.kind(), page.items());
        int fresh = found.size() - Math.min(spot.again(), at(spot.from(), found));
        Instant upTo = page.upTo();
        if (page.full() && upTo != null && upTo.isAfter(spot.from())) {
            return new Seen(fresh, new Spot(spot.kind(), upTo, 0, 0, at(upTo, found)).place());
        }
        return new Seen(
                fresh,
                !page.full() || page.items().isEmpty() || spot.skip() > MOST_AT_ONCE
                        ? next(crm, spot.kind())
                        : new Spot(
                                        spot.kind(),
                                        spot.from(),
                                        spot.skip() + page.items().size(),
                                        0,
                                        0)
                                .place());
    }

    private static int at(Instant time, Collection<Optional<Instant>> found) {
        return Collections.frequency(found, Optional.of(time));
    }

    /** @return behind one record that can't be read; to the next kind after some in a row: then it is not the records */
    static @Nullable String past(Crm crm, Spot spot) {
        return spot.holes() + 1 >= MOST_HOLES
                ? next(crm, spot.kind())
                : new Spot(spot.kind(), spot.from(), spot.skip() + 1, spot.holes() + 1, spot.again()).place();
    }
}
