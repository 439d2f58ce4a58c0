package finme.admin.source;

import finme.source.SourceTraffic;
import finme.source.SourceTraffic.Count;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The answers of the last days as bars, drawn by us, and as a table.
 *
 * @param days oldest first @param top of the scale @param totals by what was answered
 */
record TrafficChart(List<Day> days, long top, Map<String, Long> totals) {
    static final List<String> KINDS = List.of("accepted", "incomplete", "duplicate", "replayed", "refused");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int HEIGHT = 100;
    private static final int STEP = 20;
    private static final Map<String, String> TONES =
            Map.of("accepted", "good", "incomplete", "warn", "duplicate", "mute", "replayed", "info", "refused", "bad");

    record Day(String label, Map<String, Long> counts, List<Bar> bars) {}

    /** @param tone of the style sheet */
    record Bar(int x, double y, double height, String tone) {}

    static TrafficChart of(List<Count> counts) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<LocalDate, Map<String, Long>> byDay = new LinkedHashMap<>();
        Map<String, Long> totals = new LinkedHashMap<>();
        for (int back = SourceTraffic.DAYS - 1; back >= 0; back--) {
            byDay.put(today.minusDays(back), none());
        }
        totals.putAll(none());
        for (Count count : counts) {
            Map<String, Long> day = byDay.get(count.day());
            if (day != null && day.containsKey(count.what())) {
                day.merge(count.what(), count.count(), Long::sum);
                totals.merge(count.what(), count.count(), Long::sum);
            }
        }
        long top = byDay.values().stream().mapToLong(TrafficChart::sum).max().orElse(0);
        List<Day> days = new ArrayList<>();
        byDay.forEach((day, of) -> days.add(new Day(SHORT.format(day), of, bars(days.size(), of, top))));
        return new TrafficChart(days, top, totals);
    }

    public boolean isEmpty() {
        return top == 0;
    }

    public String tone(String kind) {
        return TONES.getOrDefault(kind, "mute");
    }

    private static Map<String, Long> none() {
        Map<String, Long> none = new LinkedHashMap<>();
        KINDS.forEach(kind -> none.put(kind, 0L));
        return none;
    }

    private static List<Bar> bars(int place, Map<String, Long> counts, long top) {
        List<Bar> bars = new ArrayList<>();
        double y = HEIGHT;
        for (String kind : KINDS) {
            long count = counts.getOrDefault(kind, 0L);
            if (count > 0) {
                double height = Math.max(1, HEIGHT * (double) count / top);
                y -= height;
                bars.add(new Bar(place * STEP + 2, y, height, TONES.getOrDefault(kind, "mute")));
            }
        }
        return bars;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
