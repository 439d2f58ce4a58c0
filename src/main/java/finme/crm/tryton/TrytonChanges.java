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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What has changed: records, and rows of them, which the records themselves do not tell of. Each of these is in an order
 * of its own, so nothing is left out of what was found: what is skipped only has more of it found.
 */
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
            return found.thenCompose(all -> page(crm, mapping, model, paths, all));
        });
    }

    /** @param full whether there may be more @param upTo before then there is no more; null when that can't be said */
    private record Found(
            Set<Long> ids, boolean full, @Nullable Instant upTo) {
        Found and(Found more) {
            Set<Long> all = new HashSet<>(ids);
            all.addAll(more.ids);
            Instant known = Stream.of(this, more)
                    .filter(Found::full)
                    .map(each -> Objects.requireNonNullElse(each.upTo, Instant.MIN))
                    .min(Instant::compareTo)
                    .filter(at -> at.isAfter(Instant.MIN))
                    .orElse(null);
            return new Found(all, full || more.full, known);
        }
    }

    /** @param field that has the record's id */
    private CompletableFuture<Found> ids(Crm crm, String model, String field, Instant from, int most) {
        List<?> changed = List.of(List.of(TrytonRows.CHANGED, ">=", TrytonValues.time(from)));
        return ids(crm, model, field, TrytonRows.CHANGED, changed, most)
                .thenCombine(
                        ids(
                                crm,
                                model,
                                field,
                                TrytonRows.MADE,
                                List.of(
                                        Arrays.asList(TrytonRows.CHANGED, "=", null),
                                        List.of(TrytonRows.MADE, ">=", TrytonValues.time(from))),
                                most),
                        Found::and);
    }

    private CompletableFuture<Found> ids(Crm crm, String model, String field, String time, List<?> domain, int most) {
        List<List<String>> oldestFirst = List.of(List.of(time, "ASC"), List.of(ID, "ASC"));
        List<@Nullable Object> parameters = Arrays.asList(domain, 0, most, oldestFirst, List.of(field, time));
        return rpc.call(crm, "model." + model + ".search_read", parameters, Map.of("active_test", false))
                .thenApply(found -> {
                    Set<Long> ids = new HashSet<>();
                    found.forEach(record -> ids.add(record.path(field).asLong()));
                    Instant last =
                            TrytonValues.instant(found.path(found.size() - 1).path(time));
                    return new Found(ids, found.size() >= most, last);
                });
    }

    private CompletableFuture<CrmChangedPage> page(
            Crm crm, Mapping mapping, Model model, Set<FieldPath> paths, Found found) {
        if (found.ids().isEmpty()) {
            return CompletableFuture.completedFuture(new CrmChangedPage(List.of(), false));
        }
        List<?> domain = List.of(List.of(ID, "in", List.copyOf(found.ids())));
        return rows.find(crm, mapping, model, paths, domain).thenApply(records -> {
            List<Item> items = records.entrySet().stream()
                    .map(record -> item(record.getKey(), record.getValue(), paths))
                    .toList();
            return new CrmChangedPage(items, found.full(), found.upTo());
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
