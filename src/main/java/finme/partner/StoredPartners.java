package finme.partner;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.work.AfterCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredPartners implements Partners {
    private final PartnerRows rows;
    private final SealedPartners safe;
    private final PartnerChecks checks;
    private final Ledger ledger;
    private final PartnerSnapshot snapshot;

    StoredPartners(
            PartnerRows rows, SealedPartners safe, PartnerChecks checks, Ledger ledger, PartnerSnapshot snapshot) {
        this.rows = rows;
        this.safe = safe;
        this.checks = checks;
        this.ledger = ledger;
        this.snapshot = snapshot;
    }

    @Override
    public List<Versioned> all() {
        return List.copyOf(snapshot.current().values());
    }

    @Override
    public Optional<Versioned> find(String code) {
        return Optional.ofNullable(snapshot.current().get(code));
    }

    @Override
    @Transactional
    public Saved save(Partner submitted, String actor) {
        checks.refuseUnreadable(submitted);
        rows.lock(submitted.code());
        Optional<PartnerRow> present = rows.findById(submitted.code());
        Map<String, String> secrets = present.map(row -> safe.read(row.code(), row.definition(), row.secrets()))
                .map(SealedPartners::secrets)
                .orElse(Map.of());
        Partner partner = SealedPartners.keepSecrets(submitted, secrets);
        var faults = checks.faults(partner);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        String action = action(present.map(PartnerRow::state), partner);
        PartnerRow row = present.orElseGet(() -> new PartnerRow(partner.code()));
        safe.write(row, partner);
        rows.save(row);
        int version = present.isEmpty() ? 1 : row.version() + 1;
        ledger.append(Change.of(
                "partner",
                partner.code(),
                version,
                action,
                actor,
                Map.of("state", partner.state().name())));
        AfterCommit.run(snapshot::reload);
        return new Saved(new Versioned(partner, version), present.isEmpty());
    }

    private static String action(Optional<String> before, Partner now) {
        if (before.isEmpty()) {
            return "created";
        }
        if (before.get().equals(now.state().name())) {
            return "replaced";
        }
        return now.state() == Partner.State.PAUSED ? "paused" : "resumed";
    }
}
