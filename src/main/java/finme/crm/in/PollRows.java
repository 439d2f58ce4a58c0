package finme.crm.in;

import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.twoway.CommonVersions;
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

    private final JdbcTemplate jdbc;
    private final CommonVersions versions;
    private final SeenEtags seen;
    private final HeardChanges heard;

    PollRows(JdbcTemplate jdbc, CommonVersions versions, SeenEtags seen, HeardChanges heard) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.seen = seen;
        this.heard = heard;
    }

    /** @param seenTo newest change seen so far @param skip how many since {@link #from} were seen already */
    public record Place(Instant seenTo, int skip) {
        Instant from() {
            return seenTo.minus(OVERLAP);
        }
    }

    /** @return empty while it is not due, or somebody else asks */
    public Optional<Place> claim(String crm, RecordKind kind, Duration pause) {
        jdbc.update("insert into fdforge.crm_poll (crm, kind) values (?, ?) on conflict do nothing", crm, kind.word());
        return jdbc
                .query(
                        """
                        update fdforge.crm_poll set due_at = clock_timestamp() + ? * interval '1 millisecond'
                        where crm = ? and kind = ? and due_at <= clock_timestamp() returning seen_to, skip""",
                        (row, index) -> new Place(row.getTimestamp(1).toInstant(), row.getInt(2)),
                        Math.max(pause.toMillis(), 1_000),
                        crm,
                        kind.word())
                .stream()
                .findFirst();
    }

    /** Those whose version we know already, because we made it or were told of it, are no news. */
    @Transactional
    public void heard(String crm, RecordKind kind, Place place, CrmChangedPage page) {
        Map<UUID, Item> items = new HashMap<>();
        page.items().forEach(item -> {
            UUID id = id(item.key());
            if (id != null) {
                items.put(id, item);
            }
        });
        Map<UUID, String> known = etags(crm, kind, items.keySet());
        Set<UUID> news = new HashSet<>();
        items.forEach((id, item) -> {
            if (item.etag() == null || !item.etag().equals(known.get(id))) {
                news.add(id);
            }
        });
        heard.read(crm, kind, news);
        Instant newest = page.items().stream()
                .map(Item::at)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(at -> at.isAfter(place.seenTo()))
                .orElse(place.seenTo());
        jdbc.update(
                """
                update fdforge.crm_poll set error = null, skip = ?, seen_to = ?,
                  due_at = case when ? then '-infinity' else due_at end
                where crm = ? and kind = ?""",
                page.full() ? place.skip() + page.items().size() : 0,
                (page.full() ? place.seenTo() : newest).atOffset(ZoneOffset.UTC),
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

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
