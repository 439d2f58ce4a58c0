package finme.process.studio;

import finme.process.DecisionStudio.Finding;
import finme.process.DecisionStudio.Severity;
import finme.process.decision.DecisionGate;
import finme.process.decision.table.DecisionFault;
import finme.process.studio.dmn.Columns;
import finme.process.studio.dmn.DmnFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds every faulty cell by asking the gate that each deployment passes. It names one fault at a time, so what it names is
 * searched for by taking rules, then cells away until it says something else; that is taken away for good and the rest asked
 * about again. Whatever the gate learns to refuse is told here, too.
 */
@Component
class FaultFinder {
    private static final int MOST = 50;

    private final DecisionGate gate;
    private final KnownCodes codes;

    FaultFinder(DecisionGate gate, KnownCodes codes) {
        this.codes = codes;
        this.gate = gate;
    }

    List<Finding> find(DmnFile file) {
        List<Finding> found = new ArrayList<>();
        DmnFile rest = file;
        String fault = fault(rest);
        while (fault != null && found.size() < MOST) {
            Suspect suspect = DecisionGate.isTooLong(fault) ? null : suspect(rest, fault);
            if (suspect == null) {
                // of the table itself: what else there is may only follow from it
                found.add(new Finding(Severity.ERROR, null, null, null, fault));
                break;
            }
            found.add(new Finding(
                    Severity.ERROR, suspect.rule, suspect.column, suspect.cell, bare(file, suspect, fault)));
            rest = suspect.without;
            fault = fault(rest);
        }
        if (fault == null) {
            found.addAll(doubts(rest));
            found.addAll(codes.unknown(rest));
        }
        return List.copyOf(found);
    }

    /** What is right, and most likely not meant. */
    private List<Finding> doubts(DmnFile file) {
        return gate.check(file.key() + ".dmn", file.bytes()).doubts().stream()
                .map(doubt -> new Finding(Severity.WARNING, doubt.rule(), doubt.input(), null, doubt.what() + '.'))
                .toList();
    }

    /** What is wrong without where: that is told beside it. */
    private static String bare(DmnFile file, Suspect suspect, String fault) {
        String column = suspect.column == null
                ? ""
                : suspect.column.startsWith(Columns.OUTPUT)
                        ? ", output " + suspect.column.substring(Columns.OUTPUT.length())
                        : ", input " + suspect.column;
        String where = file.key() + ", rule " + suspect.rule + column + ": ";
        String bare = fault.startsWith(where) ? fault.substring(where.length()) : fault;
        return bare.isEmpty() ? fault : Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
    }

    /** @param without the table without what is faulty */
    private record Suspect(
            String rule, @Nullable String column, @Nullable String cell, DmnFile without) {}

    private @Nullable Suspect suspect(DmnFile file, String fault) {
        DecisionTable table = file.table();
        if (table == null) {
            return null;
        }
        return table.getRules().stream()
                .map(DecisionRule::getId)
                .sorted(Comparator.comparing(rule -> !fault.contains(rule)))
                .map(rule -> suspect(file, rule, fault))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Suspect suspect(DmnFile file, String rule, String fault) {
        DmnFile without = file.copy();
        Objects.requireNonNull(without.table()).getRules().remove(rule(without, rule));
        if (fault.equals(fault(without))) {
            return null;
        }
        if (isAboutSeveral(file, fault)) {
            return new Suspect(rule, null, null, without);
        }
        List<String> columns = Columns.of(Objects.requireNonNull(file.table()));
        List<Integer> order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(column -> !names(fault, columns.get(column))))
                .toList();
        for (int column : order) {
            DmnFile blank = file.copy();
            List<DmnElement> cells = Columns.cells(rule(blank, rule));
            if (column >= cells.size()) {
                continue;
            }
            DmnElement cell = cells.get(column);
            if (Columns.text(cell).isEmpty()) {
                if (names(fault, columns.get(column))) {
                    return new Suspect(rule, columns.get(column), cell.getId(), without);
                }
                continue;
            }
            Columns.blank(cell);
            if (!fault.equals(fault(blank))) {
                // a result that is not there would be the next fault
                return new Suspect(
                        rule, columns.get(column), cell.getId(), cell instanceof InputEntry ? blank : without);
            }
        }
        return new Suspect(rule, null, null, without);
    }

    /** Two that overlap, say: no cell of one of them is wrong by itself. */
    private static boolean isAboutSeveral(DmnFile file, String fault) {
        return Objects.requireNonNull(file.table()).getRules().stream()
                        .filter(each -> Pattern.compile("\\b" + Pattern.quote(each.getId()) + "\\b")
                                .matcher(fault)
                                .find())
                        .count()
                > 1;
    }

    /** The gate says "input amount" or "output tier" where it knows; else every cell may be it. */
    private static boolean names(String fault, String column) {
        String named = column.startsWith(Columns.OUTPUT)
                ? "output " + column.substring(Columns.OUTPUT.length())
                : "input " + column;
        return Pattern.compile(Pattern.quote(named) + "\\b").matcher(fault).find();
    }

    private static DecisionRule rule(DmnFile file, String id) {
        return Objects.requireNonNull(file.table()).getRules().stream()
                .filter(rule -> rule.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String fault(DmnFile file) {
        try {
            gate.check(file.key() + ".dmn", file.bytes());
            return null;
        } catch (DecisionFault fault) {
            return fault.sentence() + '.';
        }
    }
}
