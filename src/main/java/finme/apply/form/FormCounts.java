package finme.apply.form;

import finme.form.Form;
import finme.gateway.FormTally;
import finme.gateway.FormTally.Counted;
import finme.gateway.FormTally.Report;
import finme.kernel.Fault;
import finme.kernel.Ids;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts at no cost for the request how far people get, and tells core every few seconds and when it stops. */
@Component
class FormCounts extends Ticker {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MOST = 5_000;
    private static final int MOST_OF_A_FORM = 500;
    private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");
    private static final String DATA = "/data/";

    private final FormTally core;
    private final Map<Place, Long> counts = new HashMap<>();
    private @Nullable Report unsent;

    FormCounts(FormTally core) {
        super("form-counts", PAUSE, new FailureLog(LoggerFactory.getLogger(FormCounts.class), "Numbers of forms wait"));
        this.core = core;
    }

    private record Place(String form, int version, LocalDate day, String what, String place, String code) {}

    void count(Form form, int version, String what) {
        add(form.key(), version, what, "", "");
    }

    void step(Form form, int version, String what, int step) {
        add(form.key(), version, what, String.valueOf(step), "");
    }

    void refused(Form form, List<Fault> faults) {
        faults.forEach(
                fault -> add(form.key(), ShownForms.number(form), "refused", place(fault.pointer()), fault.code()));
    }

    /** The page itself did not take it. */
    void refused(Form form, String field, String code) {
        add(form.key(), ShownForms.number(form), "refused", field, code);
    }

    /** Entries of a list are one place; a field's is its name. */
    private static String place(String pointer) {
        return pointer.startsWith(DATA)
                ? NUMBER.matcher(pointer.substring(DATA.length()))
                        .replaceAll("")
                        .replace('/', '.')
                : NUMBER.matcher(pointer).replaceAll("/*");
    }

    private synchronized void add(String form, int version, String what, String place, String code) {
        Place counted = new Place(form, version, LocalDate.now(ZoneOffset.UTC), what, place, code);
        if (counts.containsKey(counted) || counts.size() < MOST && hasRoom(form)) {
            counts.merge(counted, 1L, Long::sum);
        }
    }

    /** No form takes the places of the others, whatever is sent to it. */
    private boolean hasRoom(String form) {
        return counts.keySet().stream().filter(each -> each.form().equals(form)).count() < MOST_OF_A_FORM;
    }

    /** What core does not take now stays, with its id. */
    @Override
    protected void work() {
        Report report = unsent == null ? gathered() : unsent;
        unsent = report;
        if (report != null) {
            core.add(report);
            unsent = null;
        }
    }

    private synchronized @Nullable Report gathered() {
        if (counts.isEmpty()) {
            return null;
        }
        List<Counted> all = new ArrayList<>();
        counts.forEach((place, count) -> all.add(new Counted(
                place.form(), place.version(), place.day(), place.what(), place.place(), place.code(), count)));
        counts.clear();
        return new Report(Ids.next(), all);
    }

    @Override
    public synchronized void stop() {
        boolean running = isRunning();
        super.stop();
        if (running) {
            work();
        }
    }

    /** After the last request: what is counted then is told, too. */
    @Override
    public int getPhase() {
        return 0;
    }
}
