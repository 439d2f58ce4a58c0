package finme.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.tryton.TrytonModels.Field;
import finme.crm.tryton.TrytonModels.Model;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Parties that were changed early and whose addresses were changed late, or never. */
class TrytonChangesTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int PARTIES = 40;
    private static final FieldPath CITY = new FieldPath("addresses", "type", "home", "city");

    private final TrytonRpc rpc = mock();
    private final TrytonModels models = mock();
    private final TrytonRows rows = mock();
    private final Crm crm = mock();
    private final Mapping mapping = new Mapping("party.party", "code", "write_date", null, null, null, null);
    private final TrytonChanges changes = new TrytonChanges(rpc, models, rows);

    @Test
    void nothingIsLeftOutBeforeTheTimeUpToWhichAPageSays() {
        when(models.of(any(), any()))
                .thenReturn(CompletableFuture.completedFuture(new Model(
                        "party.party",
                        Map.of("addresses", new Field("one2many", false, false, "party.address", "party")))));
        when(rows.paths(any())).thenReturn(Set.of(CITY));
        when(rpc.call(any(), anyString(), anyList(), anyMap()))
                .thenAnswer(call ->
                        CompletableFuture.completedFuture(ids(call.getArgument(1), call.<List<?>>getArgument(2))));
        when(rows.find(any(), any(), any(), any(), anyList())).thenAnswer(call -> {
            List<?> domain = (List<?>) call.<List<?>>getArgument(4).get(0);
            Map<String, JsonNode> found = new HashMap<>();
            ((Collection<?>) domain.get(2)).forEach(id -> found.put("k" + id, record((Long) id)));
            return CompletableFuture.completedFuture(found);
        });
        Set<String> seen = new HashSet<>();
        Instant from = START;
        CrmChangedPage page;
        do {
            page = changes.since(crm, mapping, from, 0, 10).join();
            page.items().stream().map(Item::id).forEach(seen::add);
            assertThat(page.full() && from.equals(page.upTo())).isFalse();
            from = page.upTo() == null ? from : page.upTo();
        } while (page.full());
        assertThat(seen).hasSize(PARTIES);
    }

    private static Instant changed(long party) {
        return START.plusSeconds(party);
    }

    /** Of the first ones, long after all the others. */
    private static Instant moved(long party) {
        return party <= 10 ? START.plusSeconds(1000 + party) : changed(party);
    }

    private static ArrayNode ids(String method, List<?> parameters) {
        ArrayNode answer = JSON.createArrayNode();
        List<?> domain = (List<?>) parameters.get(0);
        if (domain.size() > 1) {
            return answer;
        }
        Map<?, ?> time = (Map<?, ?>) ((List<?>) domain.get(0)).get(2);
        boolean ofRows = method.contains("address");
        Map<Instant, Long> all = new TreeMap<>();
        for (long party = 1; party <= PARTIES; party++) {
            all.put(ofRows ? moved(party) : changed(party), party);
        }
        all.entrySet().stream()
                .filter(each -> !each.getKey().isBefore(TrytonValues.instant(JSON.valueToTree(time))))
                .limit((Integer) parameters.get(2))
                .forEach(each -> {
                    ObjectNode row = answer.addObject();
                    row.put(ofRows ? "party" : "id", each.getValue());
                    row.set("write_date", JSON.valueToTree(TrytonValues.time(each.getKey())));
                });
        return answer;
    }

    private static JsonNode record(long party) {
        ObjectNode record = JSON.createObjectNode().put("id", party);
        record.set("write_date", JSON.valueToTree(TrytonValues.time(changed(party))));
        record.putArray("addresses.")
                .addObject()
                .put("id", party)
                .set("write_date", JSON.valueToTree(TrytonValues.time(moved(party))));
        return record;
    }
}
