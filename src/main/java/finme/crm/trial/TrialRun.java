package finme.crm.trial;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.CrmTrials;
import finme.crm.RecordKind;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmDescription;
import finme.crm.connector.CrmResult;
import finme.crm.connector.CrmResult.Away;
import finme.crm.connector.CrmResult.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class TrialRun implements CrmTrials {
    private final CrmConnectors connectors;
    private final MappingTrial mappings;

    TrialRun(CrmConnectors connectors, MappingTrial mappings) {
        this.connectors = connectors;
        this.mappings = mappings;
    }

    private record Tried(OfKind result, @Nullable String error) {}

    @Override
    public CompletableFuture<Trial> tryOut(Crm crm) {
        CompletableFuture<List<Tried>> all = CompletableFuture.completedFuture(List.of());
        for (RecordKind kind : RecordKind.values()) {
            Mapping mapping = crm.records().of(kind);
            if (mapping != null) {
                all = all.thenCombine(tried(crm, kind, mapping), TrialRun::and);
            }
        }
        return all.thenApply(TrialRun::trial);
    }

    private static List<Tried> and(List<Tried> some, Tried more) {
        List<Tried> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    private static Trial trial(List<Tried> tried) {
        String error = tried.stream()
                .map(Tried::error)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean ok = error == null
                && tried.stream()
                        .flatMap(each -> each.result().checks().stream())
                        .allMatch(Check::ok);
        return new Trial(ok, error, tried.stream().map(Tried::result).toList());
    }

    private CompletableFuture<Tried> tried(Crm crm, RecordKind kind, Mapping mapping) {
        List<Check> checks = new ArrayList<>();
        Map<String, Object> made = mappings.out(kind, mapping, checks);
        List<String> reads = mappings.reads(mapping);
        Set<String> names = new TreeSet<>(made.keySet());
        names.addAll(reads);
        names.add(mapping.key());
        if (mapping.changedAt() != null) {
            names.add(mapping.changedAt());
        }
        return connectors.of(crm).describe(crm, mapping, names).thenApply(answer -> {
            String error = held(mapping, made, reads, answer, checks);
            mappings.in(kind, mapping, made, checks);
            return new Tried(new OfKind(kind.word(), made, checks), error);
        });
    }

    /** @return why it could not be asked */
    private static @Nullable String held(
            Mapping mapping,
            Map<String, Object> made,
            List<String> reads,
            CrmResult<Optional<CrmDescription>> answer,
            List<Check> checks) {
        if (answer instanceof Away<Optional<CrmDescription>> away) {
            return away.error();
        }
        ((Said<Optional<CrmDescription>>) answer)
                .answer()
                .ifPresent(there -> FieldChecks.check(mapping, made, reads, there, checks));
        return null;
    }
}
