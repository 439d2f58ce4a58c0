package finme.crm.in;

import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.twoway.CommonVersions;
import finme.crm.unlinked.UnlinkedRecords;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far CRMs were asked. What changed there within the last minute is looked for again: it may have been written late. */
@Repository
public class PollRows {
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration WANTED_AGAIN = Duration.ofSeconds(30);

    private final JdbcTemplate jdbc;
    private final CommonVersions versions;
    private final SeenEtags seen;
    private final HeardChanges heard;
    private final UnlinkedRecords unlinked;

    PollRows(JdbcTemplate jdbc, CommonVersions versions, SeenEtags seen, HeardChanges heard, UnlinkedRecords unlinked) {
        this.unlinked = unlinked;
        this.jdbc = jdbc;
        this.versions = versions;
        this.seen = seen;
        this.heard = heard;
    }

    /**
     * @param seenTo newest change seen so far
     * @param skip how many since {@link #from} were seen already
     * @param wantedAt since when it is to be asked once, whatever its pause is
     */
    public record Place(Instant seenTo, int skip, @Nullable Timestamp wantedAt) {
        Instant from() {
            return seenTo.minus(OVERLAP);
        }
    }

    /**
     * @param pause until it is asked again; null: only if that is wanted
     * @return empty while it is not due, or somebody else asks
     */
    public Optional<Place> claim(String crm, RecordKind kind, @Nullable Duration pause) {
        if (pause != null) {
            jdbc.update(
                    "insert into fdforge.crm_poll (crm, kind) values (?, ?) on conflict do nothing", crm, kind.word());
        }
        return jdbc
                .query(
                        """
                        update fdforge.crm_poll set due_at = clock_timestamp() + ? * interval '1 millisecond'
                        where crm = ? and kind = ? and due_at <= clock_timestamp() and (? or wanted_at is not null)
                        returning seen_to, skip, wanted_at""",
                        (row, index) -> new Place(row.getTimestamp(1).toInstant(), row.getInt(2), row.getTimestamp(3)),
                        Math.max((pause == null ? WANTED_AGAIN : pause).toMillis(), 1_000),
                        crm,
                        kind.word(),
                        pause != null)
                .stream()
                .findFirst();
    }

    /** Those whose version we know already, because we made it or were told of it, are no news. */
    @Transactional
    public void heard(String crm, RecordKind kind, Place place, CrmChangedPage page) {
        Map<UUID, Item> items = new HashMap<>();
        page.items().forEach(item -> item.ourId().ifPresent(id -> items.put(id, item)));
        Map<UUID, String> known = etags(crm, kind, items.keySet());
        Set<UUID> news = new HashSet<>();
        items.forEach((id, item) -> {
            if (item.etag() == null || !item.etag().equals(known.get(id))) {
                news.add(id);
            }
        });
        heard.read(crm, kind, news);
        unlinked.look(crm, kind, page.items());
        Instant newest = page.items().stream()
                .map(Item::at)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(at -> at.isAfter(place.seenTo()))
                .orElse(place.seenTo());
        jdbc.update(
                """
                update fdforge.crm_poll set error = null, skip = ?, seen_to = ?,
                  wanted_at = case when ? then wanted_at else nullif(wanted_at, ?) end,
                  due_at = case when ? then '-infinity' else due_at end
                where crm = ? and kind = ?""",
                page.full() ? place.skip() + page.items().size() : 0,
                (page.full() ? place.seenTo() : newest).atOffset(ZoneOffset.UTC),
                page.full(),
                place.wantedAt(),
                page.full(),
                crm,
                kind.word());
    }

    private Map<UUID, String> etags(String crm, RecordKind kind, Set<UUID> ids) {
        Map<UUID, String> etags = new HashMap<>();
        if (kind == RecordKind.BORROWER) {
            versions.find(crm, ids).forEach((id, known) -> {
                if (known.etag() != null) {
                    etags.put(id, known.etag());
                }
            });
        } else {
            seen.find(crm, kind, ids.stream().map(UUID::toString).toList())
                    .forEach((key, etag) -> etags.put(UUID.fromString(key), etag));
        }
        return etags;
    }

    public void failed(String crm, RecordKind kind, String error) {
        jdbc.update("update fdforge.crm_poll set error = ? where crm = ? and kind = ?", error, crm, kind.word());
    }
}
