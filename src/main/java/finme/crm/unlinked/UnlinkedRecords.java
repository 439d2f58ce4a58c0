package finme.crm.unlinked;

import finme.crm.CrmUnlinked;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage.Item;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds them among what a CRM says it has, and keeps what somebody decides. */
@Service
public class UnlinkedRecords implements CrmUnlinked {
    private static final int LONGEST_LIST = 200;

    /** Ids look so; addresses, names and phone numbers do not. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.:/-]{1,100}");

    private final UnlinkedRows rows;
    private final Ours ours;
    private final Ledger ledger;

    UnlinkedRecords(UnlinkedRows rows, Ours ours, Ledger ledger) {
        this.rows = rows;
        this.ours = ours;
        this.ledger = ledger;
    }

    /** In the caller's transaction. @return how many of them are none of ours */
    public int look(String crm, RecordKind kind, List<Item> items) {
        Set<UUID> known = ours.among(
                crm, kind, items.stream().flatMap(item -> item.ourId().stream()).collect(Collectors.toSet()));
        Set<String> linked = new HashSet<>();
        Map<String, Optional<Instant>> others = new HashMap<>();
        for (Item item : items) {
            if (item.ourId().filter(known::contains).isPresent()) {
                linked.add(name(item));
            } else if (!name(item).isEmpty()) {
                others.put(name(item), Optional.ofNullable(item.at()));
            }
        }
        linked.removeAll(others.keySet());
        rows.linked(crm, kind, linked);
        rows.keep(crm, kind, others);
        return others.size();
    }

    /** @return the CRM's own id; what somebody typed in for one may say who it is */
    private static String name(Item item) {
        String id = item.id();
        if (id != null && !id.isBlank()) {
            return PLAIN.matcher(id).matches() ? id : digest(id);
        }
        String key = item.key().strip();
        return item.ourId().isPresent() ? key : key.isEmpty() || key.equals("null") ? "" : digest(key);
    }

    private static String digest(String text) {
        return '#' + Sha256.hex(text).substring(0, 16);
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
    public int leaveAll(String crm, String actor) {
        int left = rows.leave(crm, null, actor);
        ledger.append(Change.of("crm_record", crm, 0, "unlinked_left", actor, Map.of("count", left)));
        return left;
    }
}
