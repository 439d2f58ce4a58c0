package finme.sandbox.partners;

import finme.sandbox.partners.answers.Behaviour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which keys simulated lenders have heard, and how often. In memory, bounded, without personal data. */
@Component
class LenderCalls {
    private final int limit;
    private final Map<String, LenderCall> calls = new LinkedHashMap<>();
    private long forgotten;

    LenderCalls(@Value("${finme.sandbox.remember:50000}") int limit) {
        this.limit = limit;
    }

    synchronized LenderCall of(Behaviour behaviour, String key) {
        LenderCall call = calls.computeIfAbsent(behaviour.path() + ' ' + key, absent -> new LenderCall(behaviour, key));
        if (calls.size() > limit) {
            calls.remove(calls.keySet().iterator().next());
            forgotten++;
        }
        return call;
    }

    /** @param behaviour null for all of them @param key null for all of them */
    synchronized Summary summary(@Nullable Behaviour behaviour, @Nullable String key) {
        List<LenderCall.View> items = calls.values().stream()
                .map(LenderCall::view)
                .filter(view -> behaviour == null || view.behaviour().equals(behaviour.path()))
                .filter(view -> key == null || view.key().equals(key))
                .toList();
        int requests = items.stream().mapToInt(LenderCall.View::count).sum();
        return new Summary(items.size(), requests, forgotten, items);
    }

    synchronized void clear() {
        calls.clear();
        forgotten = 0;
    }

    /** @param forgotten keys dropped, oldest first, because there were too many: counts are whole only while it is 0 */
    record Summary(int keys, int requests, long forgotten, List<LenderCall.View> items) {}
}
