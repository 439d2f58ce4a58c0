package finme.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import finme.fdforge.Ledger;
import finme.fdforge.SecretBox;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a catalogue of each kind, and looks twice a second for what other nodes have changed in any of them. */
@Component
public class Catalogues extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogues.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    private final CatalogueStore store;
    private final SecretBox secrets;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final Map<String, CatalogueMemory<?>> memories = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    Catalogues(
            CatalogueStore store,
            SecretBox secrets,
            Ledger ledger,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        super("catalogue", LOOK, new FailureLog(LOG, "Master data stay as this node knows them"));
        this.store = store;
        this.secrets = secrets;
        this.ledger = ledger;
        // 20 stays 20 and does not become 2E+1
        this.json = json.copy().setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return the catalogue of the kind, with all that is stored in memory */
    public <T> Catalogue<T> of(MasterData<T> kind) {
        Definitions<T> definitions = new Definitions<>(kind, secrets, json);
        CatalogueMemory<T> memory = new CatalogueMemory<>(kind, definitions);
        memory.load(store.all(kind.kind()));
        memories.put(kind.kind(), memory);
        return new StoredCatalogue<>(kind, definitions, memory, store, ledger, transaction);
    }

    @Override
    protected void work() {
        store.revisions().forEach((kind, revision) -> {
            CatalogueMemory<?> memory = memories.get(kind);
            if (memory != null && !revision.equals(seen.get(kind))) {
                memory.load(store.all(kind));
                seen.put(kind, revision);
            }
        });
    }
}
