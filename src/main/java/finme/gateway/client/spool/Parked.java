package finme.gateway.client.spool;

import finme.gateway.client.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Kept applications that could not be handed over; with the next start, maybe of another version, they get another try. */
final class Parked {
    private final Journal journal;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    Parked(Journal journal) {
        this.journal = journal;
    }

    interface Release {
        void again(byte[] content) throws IOException;
    }

    void release(Release into) throws IOException {
        List<Journal.Entry> found = new ArrayList<>();
        journal.load(found::add);
        for (Journal.Entry entry : found) {
            into.again(entry.content());
            journal.markDone(entry.place());
        }
    }

    void add(byte[] content) throws IOException {
        journal.append(content);
        count.incrementAndGet();
    }

    void lost() {
        lost.incrementAndGet();
    }

    int count() {
        return count.get();
    }

    int damaged() {
        return journal.damaged() + lost.get();
    }

    long bytes() {
        return journal.bytes();
    }

    void close() {
        journal.close();
    }
}
