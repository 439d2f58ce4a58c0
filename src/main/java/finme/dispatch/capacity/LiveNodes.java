package finme.dispatch.capacity;

import finme.catalogue.Catalogue;
import finme.partner.Partner;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How many nodes send, so that each keeps its part of a rate that partners set for all of them. A node that comes waits
 * until the others have seen it; one that died is counted for ten seconds more, which slows but exceeds nothing. Nobody
 * asks the database while no partner has a rate.
 */
@Component
class LiveNodes extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LiveNodes.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration GONE = Duration.ofSeconds(10);
    private static final long SEEN_BY_ALL = BEAT.multipliedBy(2).toNanos();

    private final Catalogue<Partner> partners;
    private final NodeRows rows;
    private volatile int count;
    private volatile long since;

    LiveNodes(Catalogue<Partner> partners, NodeRows rows) {
        super("dispatch-nodes", BEAT, new FailureLog(LOG, "Other nodes are looked for again soon"));
        this.partners = partners;
        this.rows = rows;
    }

    /** @return 0 while nobody can tell: nothing with a rate is sent then */
    int count() {
        int known = count;
        if (known == 0) {
            wake();
        }
        return known > 1 && System.nanoTime() - since < SEEN_BY_ALL ? 0 : known;
    }

    @Override
    protected void work() {
        boolean needed = partners.all().stream().anyMatch(each -> each.value().perSecond() != null);
        int seen = needed ? rows.beat(GONE) : 0;
        if (count == 0) {
            since = System.nanoTime();
        }
        count = seen;
    }
}
