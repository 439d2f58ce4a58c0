package finme.gateway.client.spool;

import static finme.gateway.client.spool.SpoolFixture.envelope;
import static finme.gateway.client.spool.SpoolFixture.open;
import static finme.gateway.client.spool.SpoolFixture.submission;

import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.KeptApplications;
import finme.gateway.client.spool.SpoolFixture.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** An edge of its own, to be killed: keeps without end, says on a line what is kept, and hands over meanwhile. */
final class SpoolProcess {
    static final int SOURCES = 4;

    private SpoolProcess() {}

    public static void main(String[] arguments) throws Exception {
        Opened edge = open(Path.of(arguments[0]));
        Core core = new Core(Path.of(arguments[1]));
        CorePresence presence = new CorePresence();
        new Drain(
                edge.spool(),
                presence,
                envelope -> {
                    core.take(envelope.source(), envelope.id());
                    return new KeptApplications.Outcome(envelope.id(), null);
                },
                SOURCES);
        for (int i = 0; i < SOURCES; i++) {
            String source = "source-" + i;
            new Thread(() -> keepWithoutEnd(edge, source)).start();
        }
        while (true) {
            presence.answered();
            LockSupport.parkNanos(5_000_000);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void keepWithoutEnd(Opened edge, String source) {
        while (true) {
            Submission submission = submission(source, UUID.randomUUID().toString(), null, "content");
            edge.spool().keep(submission, envelope(submission));
            synchronized (SpoolProcess.class) {
                System.out.println(source + " " + submission.id());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** What it has taken stands in a file. */
    static final class Core {
        private final FileChannel book;

        Core(Path file) throws IOException {
            book = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        synchronized void take(String source, UUID id) {
            try {
                ByteBuffer line = StandardCharsets.US_ASCII.encode(source + " " + id + "\n");
                while (line.hasRemaining()) {
                    book.write(line);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
