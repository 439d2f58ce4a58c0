package finme.admin.form.page;

import finme.filling.FormNumbers.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far people got with a form in the last days.
 *
 * @param refusals by field and reason, the most frequent first
 */
public record Funnel(List<Stage> stages, long saved, List<Refusal> refusals) {
    private static final int SHOWN = 8;
    private static final int WIDTH = 100;

    /** @param width of its bar, of a hundred @param left how many closed the page there */
    public record Stage(String name, long count, long width, long left) {}

    /** @param field its name @param label what it is called now */
    public record Refusal(String field, String label, String code, long count) {}

    /** @param steps what the steps of the form are called now, in their order @param labels what its fields are */
    static Funnel of(List<Count> counts, List<String> steps, Map<String, String> labels) {
        long seen = Math.max(1, sum(counts, count -> count.what().equals("viewed")));
        Stream<Stage> reached = counts.stream()
                .filter(count -> count.what().equals("reached") || count.what().equals("left"))
                .map(Count::place)
                .distinct()
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .map(step -> new Stage(
                        name(step, steps),
                        at(counts, "reached", step),
                        width(at(counts, "reached", step), seen),
                        at(counts, "left", step)));
        List<Stage> stages = Stream.of(
                        Stream.of(stage("Seen", counts, "viewed", seen)),
                        Stream.of(stage("Begun", counts, "started", seen)),
                        reached,
                        Stream.of(stage("Sent", counts, "submitted", seen)))
                .flatMap(each -> each)
                .toList();
        return new Funnel(stages, sum(counts, count -> count.what().equals("saved")), refusals(counts, labels));
    }

    public boolean isEmpty() {
        return stages.stream().allMatch(stage -> stage.count() == 0) && refusals.isEmpty();
    }

    private static Stage stage(String name, List<Count> counts, String what, long seen) {
        long count = sum(counts, each -> each.what().equals(what));
        return new Stage(name, count, width(count, seen), 0);
    }

    private static String name(String step, List<String> steps) {
        int at = Integer.parseInt(step) - 1;
        return at >= 0 && at < steps.size() ? step + ". " + steps.get(at) : "Step " + step;
    }

    private static long at(List<Count> counts, String what, String step) {
        return sum(counts, count -> count.what().equals(what) && count.place().equals(step));
    }

    private static long width(long count, long of) {
        return Math.min(WIDTH, Math.round(WIDTH * (double) count / of));
    }

    private static List<Refusal> refusals(List<Count> counts, Map<String, String> labels) {
        Map<List<String>, Long> byFault = counts.stream()
                .filter(count -> count.what().equals("refused"))
                .collect(Collectors.groupingBy(
                        count -> List.of(count.place(), count.code()), Collectors.summingLong(Count::count)));
        return byFault.entrySet().stream()
                .map(fault -> new Refusal(
                        fault.getKey().get(0),
                        labels.getOrDefault(
                                fault.getKey().get(0), fault.getKey().get(0)),
                        fault.getKey().get(1),
                        fault.getValue()))
                .sorted(Comparator.comparing(Refusal::count).reversed().thenComparing(Refusal::field))
                .limit(SHOWN)
                .toList();
    }

    private static long sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::count).sum();
    }
}
