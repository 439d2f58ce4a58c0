package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.tryton.TrytonModels.Field;
import finme.crm.tryton.TrytonModels.Model;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has changed: records, and rows of them, which the records themselves do not tell of. */
@Component
class TrytonChanges {
    private static final String ID = "id";

    private final TrytonRpc rpc;
    private final TrytonModels models;
    private final TrytonRows rows;

    TrytonChanges(TrytonRpc rpc, TrytonModels models, TrytonRows rows) {
        this.rpc = rpc;
        this.models = models;
        this.rows = rows;
    }

    CompletableFuture<CrmChangedPage> since(Crm crm, Mapping mapping, Instant from, int skip, int limit) {
        Set<FieldPath> paths = rows.paths(mapping);
        int most = skip + limit;
        return models.of(crm, mapping.entity()).thenCompose(model -> {
            CompletableFuture<Found> found = ids(crm, model.name(), ID, from, most);
            for (String name : paths.stream()
                    .filter(FieldPath::isRow)
                    .map(FieldPath::field)
                    .distinct()
                    .toList()) {
                Field field = model.field(name);
                if (field.relation() != null && field.parent() != null) {
                    found = found.thenCombine(ids(crm, field.relation(), field.parent(), from, most), Found::and);
                }
            }
            return found.thenCompose(all -> page(crm, mapping, model, paths, all, skip, limit));
        });
    }

    /** @param full whether there may be more */
    private record Found(Set<Long> ids, boolean full) {
        Found and(Found more) {
            Set<Long> all = new HashSet<>(ids);
            all.addAll(more.ids);
            return new Found(all, full || more.full);
        }
    }

    /** @param field that has the record's id */
    private CompletableFuture<Found> ids(Crm crm, String model, String field, Instant from, int most) {
        return ids(crm, model, field, List.of(List.of(TrytonRows.CHANGED, ">=", TrytonValues.time(from))), most)
                .thenCombine(
                        ids(
                                crm,
                                model,
                                field,
                                List.of(
                                        Arrays.asList(TrytonRows.CHANGED, "=", null),
                                        List.of("create_date", ">=", TrytonValues.time(from))),
                                most),
                        Found::and);
    }

    private CompletableFuture<Found> ids(Crm crm, String model, String field, List<?> domain, int most) {
        List<List<String>> oldestFirst = List.of(List.of(TrytonRows.CHANGED, "ASC"), List.of(ID, "ASC"));
        List<@Nullable Object> parameters = Arrays.asList(domain, 0, most, oldestFirst, List.of(field));
        return rpc.call(crm, "model." + model + ".search_read", parameters, Map.of("active_test", false))
                .thenApply(found -> {
                    Set<Long> ids = new HashSet<>();
                    found.forEach(record -> ids.add(record.path(field).asLong()));
                    return new Found(ids, found.size() >= most);
                });
    }

    private CompletableFuture<CrmChangedPage> page(
            Crm crm, Mapping mapping, Model model, Set<FieldPath> paths, Found found, int skip, int limit) {
        if (found.ids().isEmpty()) {
            return CompletableFuture.completedFuture(new CrmChangedPage(List.of(), false));
        }
        List<?> domain = List.of(List.of(ID, "in", List.copyOf(found.ids())));
        return rows.find(crm, mapping, model, paths, domain).thenApply(records -> {
            List<Item> items = records.entrySet().stream()
                    .map(record -> item(record.getKey(), record.getValue(), paths))
                    .sorted(Comparator.comparing(Item::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                    .skip(skip)
                    .limit(limit)
                    .toList();
            return new CrmChangedPage(items, found.full() || items.size() >= limit);
        });
    }

    private static Item item(String key, JsonNode record, Set<FieldPath> paths) {
        return new Item(
                key,
                record.path(ID).asText(null),
                TrytonRows.version(record, paths),
                TrytonRows.changedAt(record, paths));
    }
}
