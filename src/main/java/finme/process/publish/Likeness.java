package finme.process.publish;

import finme.process.crmsync.CrmSyncProcess;
import finme.process.decision.DecisionGate;
import finme.process.loanapplication.LoanApplicationProcess;
import finme.process.publish.Checked.Definition;
import finme.process.publish.model.Refused;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * FinMe asks for its process and its decisions by their ids. One that is nearly such an id would be deployed and never
 * asked, while the old version goes on deciding.
 */
final class Likeness {
    static final Set<String> DECISIONS = DecisionGate.asked();
    private static final Set<String> PROCESSES = Set.of(LoanApplicationProcess.KEY, CrmSyncProcess.KEY);
    private static final int SLIPS = 3;

    private Likeness() {}

    static void check(Checked checked) {
        for (Definition each : checked.definitions) {
            Set<String> asked = switch (each.kind()) {
                case PROCESS -> PROCESSES;
                case DECISION -> DECISIONS;
                case FORM -> Set.of();
            };
            if (!asked.contains(each.key())) {
                meant(each, asked, checked).ifPresent(other -> {
                    throw Refused.at(
                            each.file(),
                            "FinMe never asks for '" + each.key() + "', but for '" + other
                                    + "': give it that id, or one that nobody takes for it");
                });
            }
        }
    }

    /** By its id, or by its file, when that does not hold what its name says. */
    private static Optional<String> meant(Definition definition, Set<String> asked, Checked checked) {
        String file = definition.file().substring(definition.file().lastIndexOf('/') + 1);
        String name = file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
        boolean holdsIt = checked.definitions.stream()
                .anyMatch(each ->
                        each.file().equals(definition.file()) && each.key().equals(name));
        return to(definition.key(), asked)
                .or(() -> asked.contains(name) && !holdsIt ? Optional.of(name) : Optional.empty());
    }

    /** @return the one among these that it most likely means, but is not */
    static Optional<String> to(String id, Collection<String> known) {
        return known.stream()
                .filter(each -> !each.equals(id))
                .filter(each -> plain(each).equals(plain(id)) || distance(each, id) <= SLIPS)
                .findFirst();
    }

    private static String plain(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Letters to add, drop or change. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > SLIPS) {
            return SLIPS + 1;
        }
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
