package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmTaken;
import finme.crm.tryton.TrytonModels.Model;
import finme.delivery.States.Subject;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes and changes records of one model: all that are new in one call, all others in a second one, each call as a whole or
 * not at all.
 */
@Component
class TrytonWrites {
    private static final String NOT_AS_SEEN = "HTTP 412";

    private final TrytonRpc rpc;
    private final TrytonModels models;
    private final TrytonRows rows;
    private final TrytonLinks links;

    TrytonWrites(TrytonRpc rpc, TrytonModels models, TrytonRows rows, TrytonLinks links) {
        this.rpc = rpc;
        this.models = models;
        this.rows = rows;
        this.links = links;
    }

    /** What is to be done. @param locks what the server compares first */
    private record Plan(
            List<Map<String, Object>> create,
            List<Object> write,
            Map<String, String> locks,
            Map<Subject, String> faults) {}

    CompletableFuture<CrmTaken> upsert(Crm crm, Mapping mapping, List<CrmRecord> records) {
        Set<FieldPath> paths = new LinkedHashSet<>(rows.paths(mapping));
        records.forEach(record ->
                record.fields().keySet().forEach(name -> FieldPath.read(name).ifPresent(paths::add)));
        List<String> keys =
                records.stream().map(record -> record.subject().key()).toList();
        List<?> domain = List.of(List.of(mapping.key(), "in", keys));
        return models.of(crm, mapping.entity())
                .thenCompose(model -> rows.find(crm, mapping, model, paths, domain)
                        .thenCombine(links.of(crm, model, paths, records), (present, linked) -> {
                            TrytonRecord maker = new TrytonRecord(model, linked);
                            return plan(mapping, model, paths, records, present, maker);
                        })
                        .thenCompose(plan -> carryOut(crm, model, plan)
                                .thenCompose(done -> rows.find(crm, mapping, model, paths, domain)
                                        .thenApply(now -> taken(records, plan, now, paths)))));
    }

    private static Plan plan(
            Mapping mapping,
            Model model,
            Set<FieldPath> paths,
            List<CrmRecord> records,
            Map<String, JsonNode> present,
            TrytonRecord maker) {
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>());
        for (CrmRecord record : records) {
            String key = record.subject().key();
            JsonNode there = present.get(key);
            if (!isAsSeen(record, there, paths)) {
                plan.faults().put(record.subject(), NOT_AS_SEEN);
                continue;
            }
            try {
                Map<String, Object> values = maker.values(record.fields(), there);
                if (there == null) {
                    values.put(mapping.key(), key);
                    plan.create().add(values);
                } else {
                    plan.write().add(List.of(there.path("id").asLong()));
                    plan.write().add(values);
                    plan.locks().putAll(TrytonRows.locks(there, model, paths));
                }
            } catch (MappingFault fault) {
                plan.faults().put(record.subject(), String.valueOf(fault.getMessage()));
            }
        }
        return plan;
    }

    private static boolean isAsSeen(CrmRecord record, @Nullable JsonNode there, Set<FieldPath> paths) {
        String expected = record.headers().get("If-Match");
        if (there == null) {
            return expected == null;
        }
        return !record.headers().containsKey("If-None-Match")
                && (expected == null || expected.equals(TrytonRows.version(there, paths)));
    }

    private CompletableFuture<?> carryOut(Crm crm, Model model, Plan plan) {
        String name = "model." + model.name();
        CompletableFuture<?> made = plan.create().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : rpc.call(crm, name + ".create", List.of(plan.create()));
        return plan.write().isEmpty()
                ? made
                : made.thenCompose(
                        done -> rpc.call(crm, name + ".write", plan.write(), Map.of("_timestamp", plan.locks())));
    }

    private static CrmTaken taken(List<CrmRecord> records, Plan plan, Map<String, JsonNode> now, Set<FieldPath> paths) {
        Map<Subject, String> faults = new HashMap<>(plan.faults());
        Map<Subject, String> versions = new HashMap<>();
        for (CrmRecord record : records) {
            JsonNode there = now.get(record.subject().key());
            if (there != null && !faults.containsKey(record.subject())) {
                versions.put(record.subject(), TrytonRows.version(there, paths));
            } else if (there == null) {
                faults.putIfAbsent(record.subject(), "not stored");
            }
        }
        return new CrmTaken(faults, versions);
    }
}
