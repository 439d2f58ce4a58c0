package finme.process.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.Mentions;
import finme.process.DeployedRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the cells of deployed tables as what they mention; a version is read once. */
@Component
class RuleMentions implements DeployedRules {
    /** More decisions than anybody has; the engine wants a limit. */
    private static final int MOST = 1_000;

    private final RepositoryService repository;
    private final Feel feel;
    private final Cache<String, List<Cell>> read =
            Caffeine.newBuilder().maximumSize(MOST).build();

    RuleMentions(RepositoryService repository, Feel feel) {
        this.repository = repository;
        this.feel = feel;
    }

    @Override
    public List<Cell> cells() {
        return repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .listPage(0, MOST)
                .stream()
                .flatMap(definition -> read.get(definition.getId(), id -> cells(definition)).stream())
                .toList();
    }

    private List<Cell> cells(DecisionDefinition definition) {
        Decision decision = repository.getDmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        return cells(decision);
    }

    List<Cell> cells(Decision decision) {
        List<Cell> cells = new ArrayList<>();
        if (decision.getExpression() instanceof DecisionTable table) {
            table(decision.getId(), table, cells);
        } else if (decision.getExpression() instanceof LiteralExpression literal) {
            add(
                    new Cell(decision.getId(), null, null, "expression", mentions(literal.getText(), feel::mentions)),
                    cells);
        }
        return List.copyOf(cells);
    }

    private void table(String decision, DecisionTable table, List<Cell> cells) {
        List<Input> inputs = List.copyOf(table.getInputs());
        List<Output> outputs = List.copyOf(table.getOutputs());
        for (DecisionRule rule : table.getRules()) {
            String description = rule.getDescription() == null
                    ? null
                    : rule.getDescription().getTextContent().strip();
            int column = 0;
            for (InputEntry entry : rule.getInputEntries()) {
                Text looksAt = column < inputs.size() && inputs.get(column).getInputExpression() != null
                        ? inputs.get(column).getInputExpression().getText()
                        : null;
                Set<String> names = mentions(looksAt, feel::mentions).reads();
                Mentions mentions = mentions(entry.getText(), tests -> tested(tests, names));
                add(new Cell(decision, rule.getId(), description, text(looksAt), mentions), cells);
                column++;
            }
            column = 0;
            for (OutputEntry entry : rule.getOutputEntries()) {
                String name = column < outputs.size()
                        ? String.valueOf(outputs.get(column).getName())
                        : "";
                add(new Cell(decision, rule.getId(), description, name, output(entry.getText(), name)), cells);
                column++;
            }
        }
    }

    /** A cell that says anything depends on what its column looks at. */
    private Mentions tested(String tests, Set<String> names) {
        Mentions mentions = feel.mentionsInTests(tests, names);
        Set<String> reads = new HashSet<>(names);
        reads.addAll(mentions.reads());
        return new Mentions(mentions.words(), Set.copyOf(reads), mentions.gives());
    }

    /** What the cell makes stands under the output's name. */
    private Mentions output(@Nullable Text text, String name) {
        Mentions made = mentions(text, feel::mentions);
        return new Mentions(
                made.words().stream()
                        .map(word -> word.given() && word.path().isEmpty()
                                ? new Mentions.Word(word.text(), name, true)
                                : word)
                        .collect(Collectors.toUnmodifiableSet()),
                made.reads(),
                Set.of(name));
    }

    private static void add(Cell cell, List<Cell> cells) {
        if (!cell.mentions().words().isEmpty() || !cell.mentions().reads().isEmpty()) {
            cells.add(cell);
        }
    }

    private static Mentions mentions(@Nullable Text text, Function<String, Mentions> how) {
        String written = text(text);
        try {
            return written.isEmpty() || written.equals("-") ? Mentions.NONE : how.apply(written);
        } catch (MappingFault noFeel) {
            return Mentions.NONE;
        }
    }

    private static String text(@Nullable Text text) {
        return text == null || text.getTextContent() == null
                ? ""
                : text.getTextContent().strip();
    }
}
