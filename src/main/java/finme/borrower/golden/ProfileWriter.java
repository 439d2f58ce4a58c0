package finme.borrower.golden;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.matching.MatchKey;
import finme.borrower.profile.Contribution;
import finme.borrower.profile.ProfileDocument;
import finme.borrower.store.BorrowerRow;
import finme.borrower.store.BorrowerRows;
import finme.borrower.store.SealedProfiles;
import finme.fdforge.Change;
import finme.fdforge.DatabaseClock;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to profiles, each time with its ledger row. */
@Component
class ProfileWriter {
    private final BorrowerRows rows;
    private final SealedProfiles sealed;
    private final Ledger ledger;
    private final DatabaseClock clock;

    ProfileWriter(BorrowerRows rows, SealedProfiles sealed, Ledger ledger, DatabaseClock clock) {
        this.rows = rows;
        this.sealed = sealed;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What somebody says. @param keys those that are among the values */
    record Told(
            Map<String, JsonNode> values,
            List<MatchKey> keys,
            String source,
            @Nullable UUID application) {
        @Override
        public String toString() {
            return "Told[" + source + ']';
        }
    }

    UUID create(Told told) {
        UUID id = Ids.next();
        Map<String, JsonNode> values = ProfileDocument.EMPTY.news(told.values(), told.source());
        Contribution first = new Contribution(told.source(), clock.now(), told.application(), values);
        rows.insert(id, sealed.sealFirst(id, ProfileDocument.EMPTY.with(first)), told.keys());
        ledger.append(Change.of("borrower", id, 1, "created", told.source(), Map.of()));
        return id;
    }

    /** @return the profile after it; empty when nothing was new */
    Optional<ProfileDocument> add(UUID borrower, Told told) {
        BorrowerRow row = lock(borrower);
        ProfileDocument present = sealed.open(row);
        Map<String, JsonNode> news = news(row, present, told);
        if (news.isEmpty()) {
            return Optional.empty();
        }
        ProfileDocument profile = present.with(contribution(present, told, news));
        int version = rows.update(row, sealed.seal(borrower, profile), told.keys());
        Map<String, ?> details = Map.of("attributes", List.copyOf(news.keySet()));
        ledger.append(Change.of("borrower", row.root(), version, "changed", told.source(), details));
        return Optional.of(profile);
    }

    /** What is new to the borrower, or to the person it is part of: each has to be told right without the other. */
    private Map<String, JsonNode> news(BorrowerRow row, ProfileDocument present, Told told) {
        Map<String, JsonNode> news = present.news(told.values(), told.source());
        if (row.person() != null) {
            Collection<ProfileDocument> person =
                    sealed.openAll(rows.person(row.id())).values();
            news.putAll(ProfileDocument.together(person).news(told.values(), told.source()));
        }
        return news;
    }

    /** Never before what is there already, whatever two nodes think the time is. */
    private Contribution contribution(ProfileDocument present, Told told, Map<String, JsonNode> news) {
        Instant now = clock.now();
        Instant last = present.contributions().stream()
                .map(Contribution::at)
                .max(Instant::compareTo)
                .orElse(now);
        return new Contribution(told.source(), last.isAfter(now) ? last : now, told.application(), news);
    }

    /** Merged just now: with the borrower locked that can't happen again, and the second look finds both. */
    private BorrowerRow lock(UUID borrower) {
        return locked(borrower).or(() -> locked(borrower)).orElseThrow(() -> Problem.notFound("This borrower"));
    }

    private Optional<BorrowerRow> locked(UUID borrower) {
        List<BorrowerRow> locked = rows.lockWithRoot(borrower);
        return locked.stream()
                .filter(row -> row.id().equals(borrower)
                        && locked.stream().anyMatch(root -> root.id().equals(row.root())))
                .findFirst();
    }
}
