package finme.loan.lifecycle;

import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.lifecycle.ApplicationRows.Sealed;
import finme.work.PerTransaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The applications that a transaction works on: read and locked once, changed in memory, written together before the
 * commit, however many steps of the process change them.
 */
@Component
class Applications {
    private final ApplicationRows rows;
    private final PerTransaction<Map<UUID, Held>> held = new PerTransaction<>(LinkedHashMap::new, this::write);

    Applications(ApplicationRows rows) {
        this.rows = rows;
    }

    /** @param document sealed; only of one that is not stored yet */
    private record Held(LoanApplication application, byte @Nullable [] document, boolean changed) {}

    void add(LoanApplication application, byte[] document) {
        hold(new Held(application, document, true));
    }

    /** What a new application is called. */
    String reference(UUID id) {
        return rows.reference(id);
    }

    Optional<LoanApplication> find(UUID id) {
        Held own = own(id);
        return own == null ? rows.find(id) : Optional.of(own.application);
    }

    Optional<LoanApplication> lock(UUID id) {
        Held own = own(id);
        if (own != null) {
            return Optional.of(own.application);
        }
        lockAll(List.of(id));
        return Optional.ofNullable(own(id)).map(Held::application);
    }

    /** In one order for all, so that two transactions never wait for each other. */
    List<LoanApplication> lockAll(Collection<UUID> ids) {
        List<UUID> others = ids.stream().filter(id -> own(id) == null).toList();
        if (!others.isEmpty()) {
            rows.lock(others).forEach(application -> hold(new Held(application, null, false)));
        }
        return ids.stream()
                .map(this::own)
                .filter(Objects::nonNull)
                .map(Held::application)
                .toList();
    }

    /** Of one that is locked by this transaction. */
    void replace(LoanApplication changed) {
        Held own = Objects.requireNonNull(own(changed.id()), "changed without a lock");
        hold(new Held(changed, own.document, true));
    }

    /** Of one that is locked by this transaction; written at once. */
    void complete(LoanApplication changed, byte[] document) {
        rows.complete(changed, document);
        replace(changed);
    }

    Optional<Sealed> sealed(UUID id) {
        held.write();
        return rows.sealed(id);
    }

    List<LoanApplication> findAll(Collection<UUID> ids) {
        held.write();
        return rows.findAll(ids);
    }

    List<LoanApplication> ofBorrowers(Collection<UUID> borrowers) {
        held.write();
        return rows.ofBorrowers(borrowers);
    }

    List<LoanApplication> list(String where, List<Object> arguments) {
        held.write();
        return rows.list(where, arguments);
    }

    Map<UUID, Long> countsOf(Collection<UUID> borrowers) {
        held.write();
        return rows.countsOf(borrowers);
    }

    Map<ApplicationStatus, Long> counts() {
        held.write();
        return rows.counts();
    }

    private @Nullable Held own(UUID id) {
        Map<UUID, Held> mine = held.present();
        return mine == null ? null : mine.get(id);
    }

    private void hold(Held one) {
        held.change(mine -> mine.put(one.application.id(), one));
    }

    private void write(Map<UUID, Held> mine) {
        rows.insert(changed(mine)
                .filter(one -> one.document != null)
                .collect(java.util.stream.Collectors.toMap(
                        Held::application, one -> Objects.requireNonNull(one.document))));
        rows.update(changed(mine)
                .filter(one -> one.document == null)
                .map(Held::application)
                .toList());
        mine.replaceAll((id, one) -> new Held(one.application, null, false));
    }

    private static Stream<Held> changed(Map<UUID, Held> mine) {
        return mine.values().stream().filter(Held::changed);
    }
}
