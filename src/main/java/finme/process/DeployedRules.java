package finme.process;

import finme.mapping.Mentions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the newest versions of all deployed decisions say, cell by cell, for whoever wants to know who depends on a code. */
public interface DeployedRules {
    /** Cells that name nothing, and those that can't be read as FEEL, are left out. */
    List<Cell> cells();

    /**
     * @param rule id of the rule; null for the expression of a decision without a table
     * @param description the rule's own
     * @param column what an input column looks at, or the name of an output
     * @param mentions an input's words are compared with what the column reads, an output's are given to its name
     */
    record Cell(
            String decision,
            @Nullable String rule,
            @Nullable String description,
            String column,
            Mentions mentions) {}
}
