package finme.crm.standing;

import finme.crm.CrmStandings.Exchange;
import finme.delivery.States.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What went to CRMs and came from them last, a record at a time, as this node saw it: masked before it is kept, and kept in
 * memory only.
 */
@Component
public class LastExchanges {
    private static final int MOST = 100;

    private final Map<String, Recent> byCrm = new ConcurrentHashMap<>();

    private static final class Recent extends LinkedHashMap<Subject, Exchange> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Exchange> eldest) {
            return size() > MOST;
        }
    }

    /** @param fields by their names there @param answer a word or two that quote nothing */
    public void out(String crm, Subject subject, Map<String, ?> fields, String answer) {
        keep(crm, subject, true, fields, answer);
    }

    /** The same of one that was read there. */
    public void in(String crm, Subject subject, Map<String, ?> fields, String answer) {
        keep(crm, subject, false, fields, answer);
    }

    private void keep(String crm, Subject subject, boolean out, Map<String, ?> fields, String answer) {
        Exchange exchange =
                new Exchange(subject.kind(), subject.key(), out, Instant.now(), Masks.of(subject, fields), answer);
        Recent recent = byCrm.computeIfAbsent(crm, fresh -> new Recent());
        synchronized (recent) {
            recent.remove(subject);
            recent.put(subject, exchange);
        }
    }

    /** Newest first. */
    List<Exchange> of(String crm) {
        Recent recent = byCrm.get(crm);
        if (recent == null) {
            return List.of();
        }
        synchronized (recent) {
            List<Exchange> newest = new ArrayList<>(recent.values());
            Collections.reverse(newest);
            return newest;
        }
    }
}
