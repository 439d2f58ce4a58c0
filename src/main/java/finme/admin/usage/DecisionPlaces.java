package finme.admin.usage;

import finme.process.DeployedRules;
import finme.process.DeployedRules.Cell;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cells of deployed decision tables. */
@Component
@Order(1)
class DecisionPlaces implements Places {
    private final DeployedRules rules;

    DecisionPlaces(DeployedRules rules) {
        this.rules = rules;
    }

    @Override
    public Stream<Place> all() {
        return rules.cells().stream().map(DecisionPlaces::place);
    }

    private static Place place(Cell cell) {
        String where = cell.rule() == null ? cell.column() : cell.rule() + ", " + cell.column();
        String text = cell.description() == null || cell.description().isBlank()
                ? "It is named in the column " + cell.column() + "."
                : cell.description();
        Set<String> fields = cell.mentions().reads().stream()
                .flatMap(name -> Members.ofDecision(name).stream())
                .collect(Collectors.toSet());
        Set<Place.Value> words = cell.mentions().words().stream()
                .flatMap(word ->
                        Members.ofDecision(word.path()).stream().map(member -> new Place.Value(member, word.text())))
                .collect(Collectors.toSet());
        return new Place(new Usage(Usage.Kind.DECISION, cell.decision(), where, text), fields, words);
    }
}
