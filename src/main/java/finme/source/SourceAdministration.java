package finme.source;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.work.AfterCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class SourceAdministration implements Sources {
    private final SourceRows rows;
    private final SourcesInMemory memory;
    private final SourceRules rules;
    private final SourceSecrets secrets;
    private final Ledger ledger;

    SourceAdministration(
            SourceRows rows, SourcesInMemory memory, SourceRules rules, SourceSecrets secrets, Ledger ledger) {
        this.rows = rows;
        this.memory = memory;
        this.rules = rules;
        this.secrets = secrets;
        this.ledger = ledger;
    }

    @Override
    public List<Versioned> all() {
        return memory.all();
    }

    @Override
    public Optional<Versioned> find(String code) {
        return memory.find(code);
    }

    @Override
    @Transactional
    public Saved save(Source source, String actor) {
        Optional<SourceRow> present = present(source.code());
        List<Fault> faults = rules.check(source, present.isPresent());
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        SourceRow row = present.orElseGet(() -> new SourceRow(source.code()));
        secrets.write(source, row);
        SourceRow saved = rows.saveAndFlush(row);
        Versioned versioned = memory.versioned(saved);
        ledger.append(Change.of(
                "source",
                source.code(),
                saved.version(),
                present.isPresent() ? "replaced" : "created",
                actor,
                Map.of("state", versioned.source().state(), "format", source.format())));
        AfterCommit.run(() -> memory.put(versioned));
        return new Saved(versioned, present.isEmpty());
    }

    private Optional<SourceRow> present(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        rows.lock(code);
        return rows.findById(code);
    }
}
