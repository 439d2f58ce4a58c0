package finme.cabinet.live;

import finme.cabinet.CabinetSession;
import finme.gateway.BorrowerCases;
import finme.kernel.Problem;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pages that wait to hear of changes. None of them holds a thread: one looks once a second for all, and asks core about all
 * cases together.
 */
@Component
public class OpenPages extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A page comes again by itself; a session that has ended meanwhile is seen then. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST = 2000;
    private static final int MOST_OF_ONE = 20;
    private static final int TOGETHER = 1000;
    /** So that lines that are gone are noticed, and others are not taken for dead. */
    private static final int TICKS_BETWEEN_BEATS = 20;

    private final BorrowerCases cases;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
    private int ticks;

    OpenPages(BorrowerCases cases) {
        super("cabinet-pages", PAUSE, new FailureLog(LOG, "Open pages hear of changes later"));
        this.cases = cases;
    }

    /** @param mark of the case as the page shows it */
    public SseEmitter open(CabinetSession session, UUID application, String mark) {
        long own = pages.stream().filter(page -> page.isOf(session)).count();
        if (pages.size() >= MOST || own >= MOST_OF_ONE) {
            throw Problem.busy(
                    503, "too_many_pages", "Too many pages are open; this one does not update.", Duration.ofMinutes(1));
        }
        SseEmitter line = new SseEmitter(LONGEST.toMillis());
        OpenPage page = new OpenPage(session, application, line, mark);
        line.onCompletion(() -> pages.remove(page));
        line.onTimeout(line::complete);
        line.onError(gone -> pages.remove(page));
        pages.add(page);
        page.beat();
        return line;
    }

    int size() {
        return pages.size();
    }

    @Override
    protected void work() {
        ticks++;
        if (ticks % TICKS_BETWEEN_BEATS == 0) {
            pages.forEach(OpenPage::beat);
        }
        List<UUID> watched =
                new ArrayList<>(pages.stream().map(OpenPage::application).collect(Collectors.toSet()));
        for (int from = 0; from < watched.size(); from += TOGETHER) {
            tell(cases.marks(Set.copyOf(watched.subList(from, Math.min(watched.size(), from + TOGETHER)))));
        }
    }

    /** Before the server, which would wait for them. */
    @Override
    public synchronized void stop() {
        super.stop();
        pages.forEach(OpenPage::end);
    }

    private void tell(Map<UUID, String> marks) {
        for (OpenPage page : pages) {
            String mark = marks.get(page.application());
            if (mark != null) {
                page.show(mark);
            }
        }
    }
}
