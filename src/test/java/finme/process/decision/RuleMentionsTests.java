package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import finme.mapping.Mentions.Word;
import finme.process.DeployedRules.Cell;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;

class RuleMentionsTests {
    private final RuleMentions mentions = new RuleMentions(mock(RepositoryService.class), Tables.feel());

    @Test
    void readsInputsAndOutputsOfEachRule() {
        List<Cell> cells = cells(DmnText.table("partner-prioritisation", "COLLECT")
                .input("purpose", "string")
                .input("upper case(region)", "string")
                .input("age", "integer")
                .output("partner", "string")
                .output("tier", "integer")
                .rule("Rule_A", "not(\"CAR\",\"TRAVEL\")", "\"JM\"", "> 18", "\"omega\"", "1")
                .rule("Rule_B", "? = \"CAR\"", "-", "", "if age > 30 then \"psi\" else \"chi\"", "2")
                .xml());
        assertThat(words(cells, "Rule_A"))
                .containsExactlyInAnyOrder(
                        new Word("CAR", "purpose", false),
                        new Word("TRAVEL", "purpose", false),
                        new Word("JM", "region", false),
                        new Word("omega", "partner", true));
        assertThat(words(cells, "Rule_B"))
                .containsExactlyInAnyOrder(
                        new Word("CAR", "purpose", false),
                        new Word("psi", "partner", true),
                        new Word("chi", "partner", true));
        assertThat(cells)
                .filteredOn(cell -> cell.column().equals("age"))
                .singleElement()
                .satisfies(cell -> assertThat(cell.mentions().reads()).containsExactly("age"));
        assertThat(cells).extracting(Cell::description).contains("About Rule_A");
    }

    private static List<Word> words(List<Cell> cells, String rule) {
        return cells.stream()
                .filter(cell -> rule.equals(cell.rule()))
                .flatMap(cell -> cell.mentions().words().stream())
                .toList();
    }

    private List<Cell> cells(String dmn) {
        return mentions.cells(Dmn.readModelFromStream(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(Decision.class)
                .iterator()
                .next());
    }
}
