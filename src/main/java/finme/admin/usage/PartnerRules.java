package finme.admin.usage;

import finme.process.DeployedRules;
import finme.process.DeployedRules.Cell;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Which partners' rules look at a field. */
@Component
public class PartnerRules {
    private final DeployedRules rules;

    PartnerRules(DeployedRules rules) {
        this.rules = rules;
    }

    /** @param concerned of all rules that send to the partner those that look at the field */
    public record Dependence(int concerned, int all) {}

    /**
     * @param path of the canonical application
     * @param codes only rules that name one of these; empty for all that look there
     * @return by partner, those with a rule that is concerned
     */
    public Map<String, Dependence> on(String path, Collection<String> codes) {
        Map<String, Set<String>> rulesOf = new HashMap<>();
        Set<String> concerned = new HashSet<>();
        for (Cell cell : rules.cells()) {
            String rule = cell.decision() + '/' + cell.rule();
            cell.mentions().words().stream()
                    .filter(word -> word.given() && word.path().equals(Members.PARTNER))
                    .forEach(word -> rulesOf.computeIfAbsent(word.text(), none -> new HashSet<>())
                            .add(rule));
            if (looksAt(cell, path, codes)) {
                concerned.add(rule);
            }
        }
        Map<String, Dependence> dependences = new TreeMap<>();
        rulesOf.forEach((partner, all) -> {
            int count = (int) all.stream().filter(concerned::contains).count();
            if (count > 0) {
                dependences.put(partner, new Dependence(count, all.size()));
            }
        });
        return dependences;
    }

    private static boolean looksAt(Cell cell, String path, Collection<String> codes) {
        if (codes.isEmpty()) {
            return cell.mentions().reads().stream()
                    .flatMap(name -> Members.ofDecision(name).stream())
                    .anyMatch(field -> Members.isAt(field, path) || Members.isAt(path, field));
        }
        return cell.mentions().words().stream()
                .filter(word -> codes.contains(word.text()))
                .flatMap(word -> Members.ofDecision(word.path()).stream())
                .anyMatch(path::equals);
    }
}
