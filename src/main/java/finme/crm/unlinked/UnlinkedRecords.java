package finme.crm.unlinked;

import finme.crm.CrmUnlinked;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage.Item;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds them among what a CRM says it has, and keeps what somebody decides. */
@Service
public class UnlinkedRecords implements CrmUnlinked {
    private static final int LONGEST_LIST = 200;

    private final UnlinkedRows rows;
    private final Ours ours;
    private final TheirIds ids;
    private final Ledger ledger;

    UnlinkedRecords(UnlinkedRows rows, Ours ours, TheirIds ids, Ledger ledger) {
        this.rows = rows;
        this.ours = ours;
        this.ids = ids;
        this.ledger = ledger;
    }

    /** In the caller's transaction. @return of each that is none of ours when it was changed, if that is known */
    public Collection<Optional<Instant>> look(String crm, RecordKind kind, List<Item> items) {
        Set<UUID> known = ours.among(
                crm, kind, items.stream().flatMap(item -> item.ourId().stream()).collect(Collectors.toSet()));
        Set<String> linked = new HashSet<>();
        Map<String, Optional<Instant>> others = new HashMap<>();
        for (Item item : items) {
            String id = ids.of(item);
            if (item.ourId().filter(known::contains).isPresent()) {
                linked.add(id);
            } else if (!id.isEmpty()) {
                others.put(id, Optional.ofNullable(item.at()));
            }
        }
        linked.removeAll(others.keySet());
        rows.linked(crm, kind, linked);
        rows.keep(crm, kind, others);
        return others.values();
    }

    @Override
    public List<Unlinked> list(String crm, @Nullable UUID before, int limit) {
        return rows.open(crm, before, Math.max(1, Math.min(limit, LONGEST_LIST)));
    }

    @Override
    public long open(String crm) {
        return rows.count(crm);
    }

    @Override
    @Transactional
    public void leave(String crm, UUID unlinked, String actor) {
        if (!rows.exists(crm, unlinked)) {
            throw Problem.notFound("This record");
        }
        if (rows.leave(crm, unlinked, actor) == 0) {
            throw Problem.conflict("settled", "It has been settled in the meantime.");
        }
        ledger.append(Change.of("crm_record", crm, 0, "unlinked_left", actor, Map.of("unlinked", unlinked)));
    }

    @Override
    @Transactional
    public int leaveAll(String crm, @Nullable UUID upTo, String actor) {
        int left = rows.leaveAll(crm, upTo, actor);
        if (left > 0) {
            ledger.append(Change.of("crm_record", crm, 0, "unlinked_left", actor, Map.of("count", left)));
        }
        return left;
    }
}
