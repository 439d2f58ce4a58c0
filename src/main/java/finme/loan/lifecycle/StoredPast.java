package finme.loan.lifecycle;

import finme.canonical.CanonicalApplication;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.loan.LoanApplication;
import finme.loan.PastApplications;
import finme.loan.lifecycle.ApplicationRows.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Two statements a batch, and nothing of it stays in memory. Ids are ordered by time: a time is a range of them. */
@Component
class StoredPast implements PastApplications {
    private static final UUID NEVER = new UUID(0, 0);

    private final ApplicationRows rows;
    private final Vault vault;
    private final SealedDocuments documents;

    StoredPast(ApplicationRows rows, Vault vault, SealedDocuments documents) {
        this.rows = rows;
        this.vault = vault;
        this.documents = documents;
    }

    @Override
    public @Nullable UUID before(Instant from, Instant to, int newest) {
        return rows.before(Ids.first(from), Ids.first(to), newest);
    }

    @Override
    public Batch read(Instant from, Instant to, @Nullable UUID after, int size) {
        List<Stored> stored = rows.range(after == null ? NEVER : after, Ids.first(from), Ids.first(to), size);
        Map<UUID, SubjectKey> keys = vault.ofAll(
                stored.stream().map(row -> row.application().borrower()).collect(Collectors.toSet()));
        List<Past> cases = stored.stream().flatMap(row -> past(row, keys)).toList();
        return new Batch(
                cases,
                stored.size() < size ? null : stored.get(size - 1).application().id());
    }

    private Stream<Past> past(Stored row, Map<UUID, SubjectKey> keys) {
        LoanApplication application = row.application();
        SubjectKey key = keys.get(application.borrower());
        if (key == null || row.document().length == 0) {
            return Stream.empty();
        }
        CanonicalApplication document = documents.read(key, application.id(), row.document());
        LocalDate day = LocalDate.ofInstant(application.receivedAt(), ZoneOffset.UTC);
        return document.borrower().birthDate() == null
                ? Stream.empty()
                : Stream.of(new Past(application, FactsOfApplication.of(application, document, day)));
    }
}
