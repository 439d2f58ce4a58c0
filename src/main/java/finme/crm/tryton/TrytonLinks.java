package finme.crm.tryton;

import finme.crm.Crm;
import finme.crm.connector.CrmRecord;
import finme.crm.tryton.TrytonModels.Model;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What records are linked to, found by a field of the linked ones, and the models their rows are of. */
@Component
class TrytonLinks {
    private final TrytonRpc rpc;
    private final TrytonModels models;

    TrytonLinks(TrytonRpc rpc, TrytonModels models) {
        this.rpc = rpc;
        this.models = models;
    }

    /** @param ids of linked records by what they were found by, for each link @param rows models by the field they stand in */
    record Linked(Map<FieldPath, Map<String, Long>> ids, Map<String, Model> rows) {
        static final Linked NONE = new Linked(Map.of(), Map.of());

        Linked and(Linked more) {
            Map<FieldPath, Map<String, Long>> allIds = new HashMap<>(ids);
            allIds.putAll(more.ids);
            Map<String, Model> allRows = new HashMap<>(rows);
            allRows.putAll(more.rows);
            return new Linked(allIds, allRows);
        }
    }

    CompletableFuture<Linked> of(Crm crm, Model model, Collection<FieldPath> paths, List<CrmRecord> records) {
        CompletableFuture<Linked> all = CompletableFuture.completedFuture(Linked.NONE);
        for (FieldPath path : paths) {
            String relation = model.field(path.field()).relation();
            if (relation != null && path.isLink()) {
                all = all.thenCombine(ids(crm, relation, path, records), Linked::and);
            } else if (relation != null && path.isRow()) {
                all = all.thenCombine(
                        models.of(crm, relation).thenApply(of -> new Linked(Map.of(), Map.of(path.field(), of))),
                        Linked::and);
            }
        }
        return all;
    }

    private CompletableFuture<Linked> ids(Crm crm, String relation, FieldPath path, List<CrmRecord> records) {
        String selector = String.valueOf(path.selector());
        String written = path.field() + '[' + selector + ']';
        List<String> wanted = records.stream()
                .map(record -> record.fields().get(written))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(Linked.NONE);
        }
        List<@Nullable Object> parameters =
                Arrays.asList(List.of(List.of(selector, "in", wanted)), 0, null, null, List.of(selector));
        return rpc.call(crm, "model." + relation + ".search_read", parameters, Map.of("active_test", false))
                .thenApply(found -> {
                    Map<String, Long> ids = new HashMap<>();
                    found.forEach(record -> ids.putIfAbsent(
                            record.path(selector).asText(), record.path("id").asLong()));
                    return new Linked(Map.of(path, ids), Map.of());
                });
    }
}
