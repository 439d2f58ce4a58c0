package finme.gateway.client.spool;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.client.journal.Journal;
import finme.gateway.client.spool.Waiting.Entry;
import finme.gateway.sealing.SealedEnvelope;
import finme.kernel.Problem;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Applications that core does not have yet: on the disk sealed, in memory what it takes to know a repeat. */
@Component
@Profile("edge & !core")
public class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(60);

    private final SpoolDirectory directory;
    private final Journal journal;
    private final Parked parked;
    private final Waiting waiting = new Waiting();
    private final ObjectMapper json;

    Spool(SpoolDirectory directory, ObjectMapper json) throws IOException {
        this.directory = directory;
        this.json = json;
        this.journal = directory.journal("waiting");
        this.parked = new Parked(directory.journal("parked"));
        journal.load(entry -> waiting.found(read(entry.content()).item(), entry.place()));
        parked.release(content -> waiting.found(read(content).item(), journal.append(content)));
        if (waiting.count() > 0) {
            LOG.info("{} kept application(s) wait for core", waiting.count());
        }
    }

    /** As it lies on the disk. */
    record Kept(KeptItem item, SealedEnvelope envelope) {}

    /** @param item the first one, when this came before */
    record Outcome(KeptItem item, boolean replayed) {}

    /**
     * What an edge tells of its spool.
     *
     * @param oldestAt null when nothing waits
     * @param parked what core's side could not even read; tried again at the next start
     * @param damaged places on the disk that could not be read at this start
     */
    public record Report(int waiting, @Nullable Instant oldestAt, int parked, int damaged, long bytes, long quota) {}

    /**
     * Returns when the disk has it.
     *
     * @throws Problem 503 when there is no room, 409 while the first is being kept, 422 as core would say it
     */
    Outcome keep(Submission submission, SealedEnvelope envelope) {
        KeptItem item = KeptItem.of(submission, directory.key());
        Entry entry = waiting.claim(item);
        if (entry.item() != item) {
            return new Outcome(first(entry), true);
        }
        try {
            byte[] content = json.writeValueAsBytes(new Kept(item, envelope));
            directory.expectRoom(journal.bytes() + parked.bytes() + content.length);
            waiting.kept(entry, journal.append(content));
            return new Outcome(item, false);
        } catch (IOException | RuntimeException failed) {
            waiting.release(entry, failed);
            throw failed instanceof Problem problem ? problem : notKept(failed);
        }
    }

    private static Problem notKept(Exception failed) {
        LOG.error("An application could not be kept", failed);
        return Problem.busy(503, "unavailable", "FinMe can't store applications right now.", LATER);
    }

    private static KeptItem first(Entry entry) {
        try {
            entry.kept().get(2, TimeUnit.SECONDS);
            return entry.item();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillOpen) {
            // said below
        }
        throw Problem.busy(409, "in_progress", "The same application is being taken in right now.", SOON);
    }

    /** Whoever comes now has to stand behind. */
    boolean isAnyOf(String source) {
        return waiting.isAny(source);
    }

    Optional<KeptItem> find(UUID id) {
        return waiting.find(id);
    }

    KeptLink link(UUID application) {
        return KeptLink.of(application, directory.key());
    }

    Collection<String> sources() {
        return waiting.sources();
    }

    @Nullable
    Entry head(String source) {
        return waiting.head(source);
    }

    SealedEnvelope envelope(Entry entry) throws IOException {
        return read(journal.read(entry.place())).envelope();
    }

    /** Core has it. */
    void delivered(Entry entry) {
        waiting.remove(entry);
        journal.markDone(entry.place());
    }

    /** Puts it aside, so that the next one gets its turn. */
    void park(Entry entry, String code) {
        try {
            parked.add(journal.read(entry.place()));
            LOG.error(
                    "Kept application {} of {} is put aside: {}",
                    entry.item().id(),
                    entry.item().source(),
                    code);
            delivered(entry);
        } catch (IOException unreadable) {
            LOG.error("Kept application {} can't be read any more", entry.item().id(), unreadable);
            parked.lost();
            waiting.remove(entry);
        }
    }

    public Report report() {
        return new Report(
                waiting.count(),
                waiting.oldest(),
                parked.count(),
                journal.damaged() + parked.damaged(),
                journal.bytes() + parked.bytes(),
                directory.quota());
    }

    private Kept read(byte[] content) {
        try {
            return json.readValue(content, Kept.class);
        } catch (IOException broken) {
            throw new IllegalStateException("FinMe can't read what an earlier version of it has kept.", broken);
        }
    }

    @PreDestroy
    void close() {
        journal.close();
        parked.close();
    }
}
