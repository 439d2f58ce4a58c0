package finme.acceptance;

import finme.gateway.IntakeTally.Answered;
import finme.gateway.IntakeTally.KeyUse;
import finme.gateway.IntakeTally.Part;
import finme.gateway.IntakeTally.Refused;
import finme.gateway.IntakeTally.Report;
import finme.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What has gathered since the last report. Bounded, however many kinds of faults somebody thinks up. */
final class Sums {
    private static final int MOST_FAULTS = 2_000;
    private static final int MOST_OF_A_SOURCE = 60;

    private final Map<Answer, AtomicLong> answers = new HashMap<>();
    private final Map<Fault, Seen> faults = new HashMap<>();
    private final Map<String, AtomicLong> faultsOf = new HashMap<>();
    private final Map<Key, Instant> keys = new HashMap<>();

    private record Answer(String source, LocalDate day, String what) {}

    private record Fault(String source, LocalDate day, String code, String pointer) {}

    private record Key(String source, String hash) {}

    private static final class Seen {
        private long count;
        private Instant last = Instant.EPOCH;
        private List<Part> shape = List.of();
    }

    synchronized void answered(String source, String what, Instant at) {
        answers.computeIfAbsent(new Answer(source, day(at), what), none -> new AtomicLong())
                .incrementAndGet();
    }

    /** @param shape null when the payload could not be read */
    synchronized void refused(String source, String code, String pointer, @Nullable List<Part> shape, Instant at) {
        Fault fault = new Fault(source, day(at), code, pointer);
        if (!faults.containsKey(fault)) {
            AtomicLong kinds = faultsOf.computeIfAbsent(source, none -> new AtomicLong());
            if (faults.size() >= MOST_FAULTS || kinds.incrementAndGet() > MOST_OF_A_SOURCE) {
                fault = new Fault(source, day(at), "other", "");
            }
        }
        Seen seen = faults.computeIfAbsent(fault, none -> new Seen());
        seen.count++;
        seen.last = at;
        seen.shape = shape == null ? seen.shape : shape;
    }

    synchronized void used(String source, String keyHash, Instant at) {
        keys.put(new Key(source, keyHash), at);
    }

    /** @return null when nothing has gathered; else what has, which is gone from here */
    synchronized @Nullable Report take() {
        if (answers.isEmpty() && faults.isEmpty() && keys.isEmpty()) {
            return null;
        }
        List<Answered> answered = new ArrayList<>();
        answers.forEach((answer, count) ->
                answered.add(new Answered(answer.source(), answer.day(), answer.what(), count.get())));
        List<Refused> refused = new ArrayList<>();
        faults.forEach((fault, seen) -> refused.add(new Refused(
                fault.source(), fault.day(), fault.code(), fault.pointer(), seen.count, seen.last, seen.shape)));
        List<KeyUse> used = new ArrayList<>();
        keys.forEach((key, at) -> used.add(new KeyUse(key.source(), key.hash(), at)));
        answers.clear();
        faults.clear();
        faultsOf.clear();
        keys.clear();
        return new Report(Ids.next(), answered, refused, used);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
