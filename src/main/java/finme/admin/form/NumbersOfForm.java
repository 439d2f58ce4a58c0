package finme.admin.form;

import finme.filling.FormNumbers.Count;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts put together as people read them. */
final class NumbersOfForm {
    private NumbersOfForm() {}

    /** @param versions newest first @param days oldest first, those on which something happened */
    record Numbers(String form, LocalDate from, LocalDate to, List<Version> versions, List<Day> days) {}

    /** @param steps by number, counted from one */
    record Version(
            int version,
            long viewed,
            long started,
            long saved,
            long resumed,
            long submitted,
            List<Step> steps,
            List<Refusal> refused) {}

    /** @param left how many closed the page there without sending */
    record Step(int step, long reached, long left) {}

    /** @param field its key, or {@code /application/…} for what the form does not ask */
    record Refusal(String field, String code, long count) {}

    record Day(LocalDate day, long viewed, long started, long submitted) {}

    static Numbers of(String form, LocalDate from, LocalDate to, List<Count> counts) {
        return new Numbers(
                form,
                from,
                to,
                versions(counts)
                        .sorted(Comparator.comparing(Version::version).reversed())
                        .toList(),
                days(counts));
    }

    private static Stream<Version> versions(List<Count> counts) {
        return counts.stream().collect(Collectors.groupingBy(Count::version)).entrySet().stream()
                .map(each -> version(each.getKey(), each.getValue()));
    }

    private static Version version(int version, List<Count> counts) {
        return new Version(
                version,
                sum(counts, "viewed"),
                sum(counts, "started"),
                sum(counts, "saved"),
                sum(counts, "resumed"),
                sum(counts, "submitted"),
                steps(counts),
                refusals(counts));
    }

    private static List<Step> steps(List<Count> counts) {
        return counts.stream()
                .filter(count -> count.what().equals("reached") || count.what().equals("left"))
                .map(count -> Integer.parseInt(count.place()))
                .distinct()
                .sorted()
                .map(step -> new Step(step, at(counts, "reached", step), at(counts, "left", step)))
                .toList();
    }

    private static long at(List<Count> counts, String what, int step) {
        return sum(counts, count -> count.what().equals(what) && count.place().equals(String.valueOf(step)));
    }

    private static List<Refusal> refusals(List<Count> counts) {
        return counts.stream()
                .filter(count -> count.what().equals("refused"))
                .collect(Collectors.groupingBy(
                        count -> List.of(count.place(), count.code()), Collectors.summingLong(Count::count)))
                .entrySet()
                .stream()
                .map(each -> new Refusal(each.getKey().get(0), each.getKey().get(1), each.getValue()))
                .sorted(Comparator.comparing(Refusal::count).reversed().thenComparing(Refusal::field))
                .toList();
    }

    private static List<Day> days(List<Count> counts) {
        return counts.stream()
                .map(Count::day)
                .distinct()
                .sorted()
                .map(day -> {
                    List<Count> that = counts.stream()
                            .filter(count -> count.day().equals(day))
                            .toList();
                    return new Day(day, sum(that, "viewed"), sum(that, "started"), sum(that, "submitted"));
                })
                .toList();
    }

    private static long sum(List<Count> counts, String what) {
        return sum(counts, count -> count.what().equals(what));
    }

    private static long sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::count).sum();
    }
}
