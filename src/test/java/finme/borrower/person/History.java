package finme.borrower.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened to a handful of borrowers, and the plainest account of what must follow: who is one person is walked from
 * the merges that were not undone, what a person is called and what counts is told step by step.
 */
public final class History {
    /** @param borrower to whom it came @param source who said it @param value that nobody said before */
    public record Application(int borrower, String source, String value) implements Step {}

    /** @param number of the merge, by which it is undone */
    public record Merge(int number, int borrower, int other) implements Step {}

    public record Unmerge(int number) implements Step {}

    public sealed interface Step {}

    /** @param name of the borrower the person goes by @param values by source, and what counts under {@code ""} */
    public record View(int name, Set<Integer> members, Map<String, String> values) {}

    private final int borrowers;
    private final List<Step> steps = new ArrayList<>();

    public History(int borrowers) {
        this.borrowers = borrowers;
    }

    public static History random(Random random, int length) {
        History history = new History(2 + random.nextInt(5));
        for (int borrower = 0; borrower < history.borrowers; borrower++) {
            history.steps.add(history.application(random, borrower));
        }
        while (history.steps.size() < length) {
            history.steps.add(history.next(random));
        }
        return history;
    }

    private Step next(Random random) {
        List<Integer> inForce = new ArrayList<>(merges().keySet());
        int borrower = random.nextInt(borrowers);
        int other = random.nextInt(borrowers);
        boolean apart = !view(borrower).members().contains(other);
        return switch (random.nextInt(3)) {
            case 0 -> application(random, borrower);
            case 1 -> apart ? new Merge(steps.size(), borrower, other) : application(random, borrower);
            default ->
                inForce.isEmpty()
                        ? application(random, borrower)
                        : new Unmerge(inForce.get(random.nextInt(inForce.size())));
        };
    }

    private Application application(Random random, int borrower) {
        return new Application(
                borrower, "source:" + "abc".charAt(random.nextInt(3)), "+420" + (601_000_000 + steps.size()));
    }

    public int borrowers() {
        return borrowers;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** By number, oldest first. */
    public Map<Integer, Merge> merges() {
        Map<Integer, Merge> merges = new TreeMap<>();
        for (Step step : steps) {
            if (step instanceof Merge merge) {
                merges.put(merge.number(), merge);
            } else if (step instanceof Unmerge unmerge) {
                merges.remove(unmerge.number());
            }
        }
        return merges;
    }

    /** The same, and then this merge is undone. */
    public History undone(int merge) {
        History more = new History(borrowers);
        more.steps.addAll(steps);
        more.steps.add(new Unmerge(merge));
        return more;
    }

    /** The same as if this merge had never been. */
    public History without(int merge) {
        History less = new History(borrowers);
        steps.stream()
                .filter(step -> !(step instanceof Merge one && one.number() == merge))
                .filter(step -> !(step instanceof Unmerge one && one.number() == merge))
                .forEach(less.steps::add);
        return less;
    }

    public View view(int borrower) {
        Set<Integer> members = new HashSet<>();
        walk(borrower, members);
        Map<String, String> values = new HashMap<>();
        for (Step step : steps) {
            if (step instanceof Application application && members.contains(application.borrower())) {
                values.put(application.source(), application.value());
                values.put("", application.value());
            }
        }
        return new View(name(borrower), members, values);
    }

    private void walk(int borrower, Set<Integer> seen) {
        if (seen.add(borrower)) {
            for (Merge merge : merges().values()) {
                if (merge.borrower() == borrower) {
                    walk(merge.other(), seen);
                } else if (merge.other() == borrower) {
                    walk(merge.borrower(), seen);
                }
            }
        }
    }

    private int name(int borrower) {
        int[] names = new int[borrowers];
        for (int i = 0; i < borrowers; i++) {
            names[i] = i;
        }
        for (Merge merge : merges().values()) {
            int gone = names[merge.other()];
            for (int i = 0; i < borrowers; i++) {
                names[i] = names[i] == gone ? names[merge.borrower()] : names[i];
            }
        }
        return names[borrower];
    }

    @Override
    public String toString() {
        return steps.toString();
    }
}
