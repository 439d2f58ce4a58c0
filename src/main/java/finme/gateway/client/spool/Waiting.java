package finme.gateway.client.spool;

import finme.gateway.client.journal.Place;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What waits for core, in memory: for each source in order, and by every key under which it may come again. */
final class Waiting {
    private static final Duration BRIEF = Duration.ofSeconds(60);

    private final Map<String, Deque<Entry>> bySource = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Map<UUID, Entry> byId = new HashMap<>();

    /** @param kept done when the disk has it, or has not */
    record Entry(KeptItem item, CompletableFuture<Place> kept) {
        Place place() {
            return kept.join();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return item.id().hashCode();
        }
    }

    /**
     * @return the one that came first under one of the keys, or a fresh one, which the caller has to keep
     * @throws Problem 422 when that had other content, or the keys belong to different ones
     */
    synchronized Entry claim(KeptItem item) {
        Entry first = null;
        for (KeptItem.HashedKey key : item.keys()) {
            Entry found = byKey.get(key.value());
            if (found == null || key.isBrief() && isOld(found, item.at())) {
                continue;
            }
            if (!found.item().keys().contains(key) || first != null && !first.equals(found)) {
                throw reused(key);
            }
            first = found;
        }
        if (first != null) {
            return first;
        }
        Entry fresh = new Entry(item, new CompletableFuture<>());
        index(fresh);
        return fresh;
    }

    private static boolean isOld(Entry entry, Instant now) {
        return entry.item().at().isBefore(now.minus(BRIEF));
    }

    private static Problem reused(KeptItem.HashedKey key) {
        return key.basis().equals("EXTERNAL_ID")
                ? Problem.of(
                        422, "external_id_reused", "The same external id came before with an application that differs.")
                : Problem.of(
                        422, "idempotency_key_reused", "The same key was used before for an application that differs.");
    }

    private void index(Entry entry) {
        byId.put(entry.item().id(), entry);
        entry.item().keys().forEach(key -> byKey.put(key.value(), entry));
    }

    /** The disk has it: it is the last of its source. */
    synchronized void kept(Entry entry, Place place) {
        bySource.computeIfAbsent(entry.item().source(), fresh -> new ArrayDeque<>())
                .add(entry);
        entry.kept().complete(place);
    }

    /** Found on the disk. */
    synchronized void found(KeptItem item, Place place) {
        Entry entry = new Entry(item, new CompletableFuture<>());
        index(entry);
        kept(entry, place);
    }

    /** The disk did not take it. */
    synchronized void release(Entry entry, Throwable why) {
        forget(entry);
        entry.kept().completeExceptionally(why);
    }

    private void forget(Entry entry) {
        byId.remove(entry.item().id(), entry);
        entry.item().keys().forEach(key -> byKey.remove(key.value(), entry));
    }

    synchronized void remove(Entry entry) {
        forget(entry);
        Deque<Entry> queue = bySource.get(entry.item().source());
        if (queue != null) {
            queue.remove(entry);
            if (queue.isEmpty()) {
                bySource.remove(entry.item().source());
            }
        }
    }

    synchronized boolean isAny(String source) {
        return bySource.containsKey(source);
    }

    synchronized @Nullable Entry head(String source) {
        Deque<Entry> queue = bySource.get(source);
        return queue == null ? null : queue.peek();
    }

    synchronized Collection<String> sources() {
        return List.copyOf(bySource.keySet());
    }

    synchronized Optional<KeptItem> find(UUID id) {
        return Optional.ofNullable(byId.get(id))
                .filter(entry -> entry.kept().isDone())
                .map(Entry::item);
    }

    synchronized int count() {
        return bySource.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized @Nullable Instant oldest() {
        return bySource.values().stream()
                .map(queue -> queue.element().item().at())
                .min(Instant::compareTo)
                .orElse(null);
    }
}
