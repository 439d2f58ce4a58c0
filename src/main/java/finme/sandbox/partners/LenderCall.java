package finme.sandbox.partners;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.LenderAnswer;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything one behaviour heard under one key. The first answer stays the answer. */
final class LenderCall {
    private final Behaviour behaviour;
    private final String key;
    private final Instant first = Instant.now();
    private Instant last = first;
    private int count;
    private @Nullable LenderAnswer answer;
    private int callbacks;
    private int callbackStatus;
    private @Nullable String callbackPath;

    LenderCall(Behaviour behaviour, String key) {
        this.behaviour = behaviour;
        this.key = key;
    }

    /** @return which attempt this is, from 1 */
    synchronized int attempt() {
        last = Instant.now();
        return ++count;
    }

    synchronized Given answer(Supplier<LenderAnswer> firstAnswer) {
        boolean replayed = answer != null;
        if (answer == null) {
            answer = firstAnswer.get();
        }
        return new Given(answer, replayed);
    }

    /** @param status 0 when nobody was there */
    synchronized void calledBack(String path, int status) {
        callbacks++;
        callbackPath = path;
        callbackStatus = status;
    }

    synchronized View view() {
        return new View(
                key,
                behaviour.path(),
                count,
                first,
                last,
                answer == null ? null : answer.word(),
                callbacks,
                callbacks == 0 ? null : callbackStatus,
                callbackPath);
    }

    record Given(LenderAnswer answer, boolean replayed) {}

    /** @param callbacks how many were tried @param callbackStatus HTTP status of the last, 0 when nobody was there */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String key,
            String behaviour,
            int count,
            Instant first,
            Instant last,
            @Nullable String answer,
            int callbacks,
            @Nullable Integer callbackStatus,
            @Nullable String callbackPath) {}
}
