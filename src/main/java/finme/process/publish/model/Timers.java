package finme.process.publish.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Times as they stand in a model. The engine reads them when an application gets there, and one it can't read undoes the
 * step that led to it, also the answer of a partner; one that is senseless ends a wait at once, or never.
 */
final class Timers {
    /** No wait of an application is longer. */
    private static final Duration LONGEST = Duration.ofDays(5 * 365);

    private static final int MOST_REPEATS = 1_000;
    private static final int MOST_RETRIES = 100;

    private static final Pattern DURATION = Pattern.compile(
            "P(?:\\d{1,5}W|(?=\\d|T\\d)(?:\\d{1,5}Y)?(?:\\d{1,5}M)?(?:\\d{1,5}D)?(?:T(?=\\d)(?:\\d{1,8}H)?(?:\\d{1,8}M)?(?:\\d{1,8}(?:\\.\\d{1,3})?S)?)?)");
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d\\d:\\d\\d)?)?");
    private static final Pattern CYCLE = Pattern.compile("R(\\d{0,15})/(?:([^/]+)/)?([^/]+)");
    private static final Set<String> DUE = Set.of("dueDate", "followUpDate");

    private Timers() {}

    static void check(Element root) {
        ModelTree.visit(root, (element, place) -> {
            switch (element.getTagName()) {
                case "timeDuration" -> duration(place, element.getText(), "such as P14D for 14 days");
                case "timeDate" -> dateOrDuration(place, element.getText());
                case "timeCycle" -> cycle(place, element.getText(), MOST_REPEATS);
                case "failedJobRetryTimeCycle" -> retries(place, element.getText());
                default -> {}
            }
            for (String attribute : DUE) {
                String text = ModelTree.camunda(element, attribute);
                if (text != null && element.getTagName().equals("userTask")) {
                    dateOrDuration(place, text);
                }
            }
        });
    }

    /** Nothing shorter counts as waiting on a way that leads back to where it began. */
    static boolean waits(Element timer, Duration atLeast) {
        Element duration = timer.element("timeDuration");
        Element date = timer.element("timeDate");
        Element cycle = timer.element("timeCycle");
        String text = (duration != null ? duration : date != null ? date : cycle == null ? timer : cycle)
                .getText()
                .strip();
        Matcher repeated = CYCLE.matcher(text);
        String length = repeated.matches() ? repeated.group(3) : text;
        if (!DURATION.matcher(length).matches()) {
            return true; // a date in the future
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = after(length, now);
        return end != null && !end.isBefore(now.plus(atLeast));
    }

    private static void dateOrDuration(String place, String text) {
        String written = text.strip();
        if (written.startsWith("P")) {
            duration(place, written, "such as P14D, or a date such as 2027-01-31T12:00:00Z");
        } else {
            date(place, written);
        }
    }

    private static void duration(String place, String text, String example) {
        String written = text.strip();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = DURATION.matcher(written).matches() ? after(written, now) : null;
        if (end == null) {
            throw Refused.at(place, "'" + shown(written) + "' is no duration, write it as ISO 8601 has it, " + example);
        }
        if (end.isBefore(now.plusSeconds(1)) || end.isAfter(now.plus(LONGEST))) {
            throw Refused.at(
                    place,
                    "'" + written + "' is no time to wait, it has to be a second at least and five years at most");
        }
    }

    private static void date(String place, String text) {
        Instant at;
        try {
            at = DATE.matcher(text).matches()
                    ? DateTimeUtil.parseDateTime(text).toDate().toInstant()
                    : null;
        } catch (IllegalArgumentException noSuchDay) {
            at = null;
        }
        if (at == null) {
            throw Refused.at(
                    place,
                    "'" + shown(text) + "' is no date, write it as ISO 8601 has it, such as 2027-01-31T12:00:00Z, or a"
                            + " duration such as P14D");
        }
        Instant now = Instant.now();
        if (at.isBefore(now) || at.isAfter(now.plus(LONGEST))) {
            throw Refused.at(place, "'" + text + "' is no time to wait for, it has to lie ahead and within five years");
        }
    }

    private static void cycle(String place, String text, int most) {
        String written = text.strip();
        Matcher parts = CYCLE.matcher(written);
        if (!parts.matches()) {
            throw Refused.at(
                    place,
                    "'" + shown(written) + "' is no cycle with an end, write how often and how long, such as R3/PT24H");
        }
        long times = parts.group(1).isEmpty() ? 0 : Long.parseLong(parts.group(1));
        if (times < 1 || times > most) {
            throw Refused.at(
                    place, "'" + written + "' has no end, write how often (1 to " + most + "), such as R3/PT24H");
        }
        if (parts.group(2) != null) {
            date(place, parts.group(2));
        }
        duration(place, parts.group(3), "such as PT24H");
    }

    /** As the engine has it: a cycle, or the pauses one after the other. */
    private static void retries(String place, String text) {
        String written = text.strip();
        if (written.startsWith("R")) {
            cycle(place, written, MOST_RETRIES);
            return;
        }
        String[] pauses = written.split(",", -1);
        if (pauses.length > MOST_RETRIES) {
            throw Refused.at(place, "more than " + MOST_RETRIES + " tries of a step that fails");
        }
        for (String pause : pauses) {
            duration(place, pause, "such as R5/PT10S, or PT10S,PT1M");
        }
    }

    /** @return null when the engine can't read it */
    private static @Nullable Instant after(String duration, Instant from) {
        try {
            return new DurationHelper(duration, Date.from(from))
                    .getDateAfter(Date.from(from))
                    .toInstant();
        } catch (Exception unreadable) {
            return null;
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
