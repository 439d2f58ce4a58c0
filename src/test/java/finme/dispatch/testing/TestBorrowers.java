package finme.dispatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.fdforge.ErasedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what was said of whom. */
public final class TestBorrowers implements Borrowers {
    public final List<Told> told = new CopyOnWriteArrayList<>();
    public final Set<UUID> erased = ConcurrentHashMap.newKeySet();

    public record Told(
            UUID borrower,
            Map<String, JsonNode> values,
            String source,
            @Nullable UUID application) {}

    @Override
    public Match matchOrCreate(CanonicalApplication application, UUID id, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Match createApart(CanonicalApplication application, UUID id, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean learn(UUID borrower, Map<String, JsonNode> values, String source, @Nullable UUID application) {
        if (erased.contains(borrower)) {
            throw new ErasedException();
        }
        return told.add(new Told(borrower, values, source, application));
    }
}
