package finme.process.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.kernel.Sha256;
import finme.process.publish.model.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Files are looked at on a thread of their own, and not for longer than ten seconds. One that does not come back is left
 * to itself, so that it holds neither the request nor a connection nor the engine's lock on deployments; there can be a
 * few of those, then nothing is deployed until one of them has ended.
 */
@Component
class CheckRoom {
    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int ROOMS = 4;

    /** What a thread may nest: more than any honest model, and an end for one that is not. */
    private static final long STACK = 4L << 20;

    private final Function<Map<String, byte[]>, Checked> check;
    private final Duration longest;
    private final Semaphore rooms = new Semaphore(ROOMS);

    /** A deployment is looked at before its transaction, and asked for again inside of it. */
    private final Cache<String, Checked> lately = Caffeine.newBuilder()
            .maximumSize(20)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    @Autowired
    CheckRoom(FileCheck files) {
        this(files::check, LONGEST);
    }

    CheckRoom(Function<Map<String, byte[]>, Checked> check, Duration longest) {
        this.check = check;
        this.longest = longest;
    }

    /** @throws Refused with what is wrong, or when it took too long */
    Checked check(Map<String, byte[]> files) {
        String print = print(files);
        Checked known = lately.getIfPresent(print);
        if (known != null) {
            return known;
        }
        if (!rooms.tryAcquire()) {
            throw new Refused(
                    "FinMe still looks at earlier deployments that take too long. Try again in a minute, or tell whoever"
                            + " runs it to restart this node.");
        }
        Checked checked = inTime(new FutureTask<>(() -> {
            try {
                return check.apply(files);
            } finally {
                rooms.release();
            }
        }));
        lately.put(print, checked);
        return checked;
    }

    private Checked inTime(FutureTask<Checked> look) {
        Thread thread = new Thread(null, look, "publish-check", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return look.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            look.cancel(true);
            throw new Refused("Looking at it takes longer than " + longest.toSeconds()
                    + " s, and so would an application. Make its rules or its flow simpler.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            look.cancel(true);
            throw new Refused("FinMe is being stopped.");
        } catch (ExecutionException failed) {
            throw refused(failed.getCause());
        }
    }

    private static RuntimeException refused(@Nullable Throwable why) {
        if (why instanceof RuntimeException said) {
            return said;
        }
        if (why instanceof StackOverflowError) {
            return new Refused("It is nested too deeply to be read.");
        }
        return new Refused(
                "It can't be looked at (" + (why == null ? "" : why.getClass().getSimpleName()) + ").");
    }

    private static String print(Map<String, byte[]> files) {
        StringBuilder print = new StringBuilder();
        new TreeMap<>(files)
                .forEach((name, content) -> print.append(Sha256.hex(name)).append(Sha256.hex(content)));
        return print.toString();
    }
}
