package finme.crm.reconcile;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmResult;
import finme.crm.unlinked.UnlinkedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    private final CrmConnectors connectors;
    private final UnlinkedRecords unlinked;

    TheirRecords(CrmConnectors connectors, UnlinkedRecords unlinked) {
        this.connectors = connectors;
        this.unlinked = unlinked;
    }

    /** @param from by the CRM's clock @param skip how many of that time were seen already */
    record Spot(RecordKind kind, Instant from, int skip) {
        String place() {
            return BEGINS + kind.word() + ' ' + from + ' ' + skip;
        }
    }

    /** @return null while our own records are walked through */
    static @Nullable Spot at(@Nullable String place) {
        if (place == null || !place.startsWith(BEGINS)) {
            return null;
        }
        String[] parts = place.substring(BEGINS.length()).split(" ", 3);
        return new Spot(RecordKind.of(parts[0]).orElseThrow(), Instant.parse(parts[1]), Integer.parseInt(parts[2]));
    }

    /** @param after null: from the first kind on @return where to go on; null: that was all */
    static @Nullable String next(Crm crm, @Nullable RecordKind after) {
        return RecordKind.TELLING.stream()
                .filter(kind -> after == null || kind.compareTo(after) > 0)
                .filter(kind -> mapping(crm, kind) != null)
                .findFirst()
                .map(kind -> new Spot(kind, Instant.EPOCH, 0).place())
                .orElse(null);
    }

    private static @Nullable Mapping mapping(Crm crm, RecordKind kind) {
        Mapping mapping = crm.records().of(kind);
        return mapping == null || mapping.changedAt() == null ? null : mapping;
    }

    CompletableFuture<CrmResult<CrmChangedPage>> ask(Crm crm, Spot spot) {
        Mapping mapping = mapping(crm, spot.kind());
        return mapping == null
                ? CompletableFuture.completedFuture(new CrmResult.Said<>(new CrmChangedPage(List.of(), false)))
                : connectors.of(crm).changedSince(crm, mapping, spot.from(), spot.skip(), PAGE);
    }

    /** In the caller's transaction. @return how many are none of ours */
    int look(Crm crm, Spot spot, CrmChangedPage page) {
        return unlinked.look(crm.code(), spot.kind(), page.items());
    }

    /** From the newest time on, so that no page lies deep; what changes meanwhile comes later, once more. */
    static @Nullable String after(Crm crm, Spot spot, CrmChangedPage page) {
        Instant newest = page.items().stream()
                .map(Item::at)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(spot.from());
        if (!page.full() || page.items().isEmpty() || spot.skip() > MOST_AT_ONCE) {
            return next(crm, spot.kind());
        }
        if (newest.isAfter(spot.from())) {
            long same = page.items().stream()
                    .filter(item -> newest.equals(item.at()))
                    .count();
            return new Spot(spot.kind(), newest, (int) same).place();
        }
        return new Spot(spot.kind(), spot.from(), spot.skip() + page.items().size()).place();
    }
}
