package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.tryton.TrytonModels.Model;
import finme.kernel.Sha256;
import finme.mapping.Feel;
import finme.mapping.Mentions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records with the rows that a mapping looks at, all in one call. */
@Component
class TrytonRows {
    /** When it was last changed, rows included; what mappings call {@code changedAt}. */
    static final String CHANGED = "write_date";

    static final String MADE = "create_date";
    private static final String LOCK = "_timestamp";
    private static final String RECORD = "record.";
    /** Also what was put away: it has our key all the same. */
    private static final Map<String, Boolean> ALL = Map.of("active_test", false);

    private final TrytonRpc rpc;
    private final Feel feel;

    TrytonRows(TrytonRpc rpc, Feel feel) {
        this.rpc = rpc;
        this.feel = feel;
    }

    /** What a mapping looks at and writes. */
    Set<FieldPath> paths(Mapping mapping) {
        Set<String> written = new TreeSet<>();
        if (mapping.in() != null) {
            written.addAll(reads(feel.mentions(mapping.in())));
        }
        if (mapping.out() != null) {
            written.addAll(feel.mentions(mapping.out()).gives());
        }
        Set<FieldPath> paths = new LinkedHashSet<>();
        written.forEach(text -> FieldPath.read(text).ifPresent(paths::add));
        return paths;
    }

    private static List<String> reads(Mentions mentions) {
        return mentions.reads().stream()
                .filter(path -> path.startsWith(RECORD))
                .map(path -> path.substring(RECORD.length()))
                .toList();
    }

    /** @return records as the server gives them, by our key, which some may lack */
    CompletableFuture<Map<String, JsonNode>> find(
            Crm crm, Mapping mapping, Model model, Collection<FieldPath> paths, List<?> domain) {
        Set<String> names = new TreeSet<>(Set.of(mapping.key(), CHANGED, MADE, LOCK));
        for (FieldPath path : paths) {
            if (model.field(path.field()).exists()) {
                names.addAll(names(path));
            }
        }
        List<?> parameters = Arrays.asList(domain, 0, null, null, List.copyOf(names));
        return rpc.call(crm, "model." + model.name() + ".search_read", parameters, ALL)
                .thenApply(found -> {
                    Map<String, JsonNode> byKey = new HashMap<>();
                    found.forEach(record -> byKey.put(key(mapping, record), record));
                    return byKey;
                });
    }

    /** One that has no key of ours stands alone under its own. */
    private static String key(Mapping mapping, JsonNode record) {
        String key = record.path(mapping.key()).asText("");
        return key.isBlank() || key.equals("null") ? '#' + record.path("id").asText() : key;
    }

    private static Collection<String> names(FieldPath path) {
        String dot = path.field() + '.';
        if (path.isRow()) {
            return List.of(
                    path.field(), dot + path.selector(), dot + path.value(), dot + CHANGED, dot + MADE, dot + LOCK);
        }
        return path.isLink() ? List.of(path.field(), dot + path.selector()) : List.of(path.field());
    }

    /** @return a value as FEEL has it */
    static @Nullable Object value(JsonNode record, FieldPath path) {
        if (path.isLink()) {
            return TrytonValues.decode(record.path(path.field() + '.').path(String.valueOf(path.selector())));
        }
        if (path.isRow()) {
            JsonNode row = row(record, path);
            return row == null ? null : TrytonValues.decode(row.path(String.valueOf(path.value())));
        }
        return TrytonValues.decode(record.path(path.field()));
    }

    /** @return null when there is none such */
    static @Nullable JsonNode row(JsonNode record, FieldPath path) {
        return rows(record, path.field())
                .filter(row ->
                        row.path(String.valueOf(path.selector())).asText().equals(path.selected()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<JsonNode> rows(JsonNode record, String field) {
        return StreamSupport.stream(record.path(field + '.').spliterator(), false);
    }

    private static Stream<JsonNode> withRows(JsonNode record, Collection<FieldPath> paths) {
        return Stream.concat(
                Stream.of(record),
                paths.stream()
                        .filter(FieldPath::isRow)
                        .map(FieldPath::field)
                        .distinct()
                        .sorted()
                        .flatMap(field -> rows(record, field)));
    }

    static @Nullable Instant changedAt(JsonNode record, Collection<FieldPath> paths) {
        return withRows(record, paths)
                .map(TrytonRows::at)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant at(JsonNode record) {
        Instant changed = TrytonValues.instant(record.path(CHANGED));
        return changed == null ? TrytonValues.instant(record.path(MADE)) : changed;
    }

    /** What changes with every change of the record or its rows. */
    static String version(JsonNode record, Collection<FieldPath> paths) {
        StringBuilder version = new StringBuilder();
        withRows(record, paths)
                .forEach(each -> version.append(each.path("id").asText())
                        .append('@')
                        .append(at(each))
                        .append(' '));
        return Sha256.hex(version.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** @return what the server compares before it writes: nothing is written over what was not seen */
    static Map<String, String> locks(JsonNode record, Model model, Collection<FieldPath> paths) {
        Map<String, String> locks = new HashMap<>();
        locks.put(
                model.name() + ',' + record.path("id").asText(),
                record.path(LOCK).asText());
        paths.stream().filter(FieldPath::isRow).forEach(path -> {
            JsonNode row = row(record, path);
            String relation = model.field(path.field()).relation();
            if (row != null && relation != null) {
                locks.put(
                        relation + ',' + row.path("id").asText(), row.path(LOCK).asText());
            }
        });
        return locks;
    }
}
