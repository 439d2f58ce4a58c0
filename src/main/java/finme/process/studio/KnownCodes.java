package finme.process.studio;

import finme.canonical.CodeLists;
import finme.catalogue.Catalogue;
import finme.loan.ApplicationFacts;
import finme.partner.Partner;
import finme.process.DecisionStudio.Finding;
import finme.process.DecisionStudio.Severity;
import finme.process.studio.dmn.Columns;
import finme.process.studio.dmn.DmnFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.springframework.stereotype.Component;

/**
 * Words in cells that no directory has, and partners nobody has made: right as FEEL, and the rule never fits, or names
 * nobody. They are told and not refused: a rule may be written before its partner, or for a code that comes next month.
 */
@Component
class KnownCodes {
    private static final Pattern WORDS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String PARTNER = Columns.OUTPUT + "partner";

    private final Catalogue<Partner> partners;
    private final CodeLists codes;

    KnownCodes(Catalogue<Partner> partners, CodeLists codes) {
        this.partners = partners;
        this.codes = codes;
    }

    List<Finding> unknown(DmnFile file) {
        DecisionTable table = file.table();
        List<Finding> found = new ArrayList<>();
        if (table == null) {
            return found;
        }
        List<String> columns = Columns.of(table);
        for (DecisionRule rule : table.getRules()) {
            List<DmnElement> cells = Columns.cells(rule);
            for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
                look(rule.getId(), columns.get(i), cells.get(i), found);
            }
        }
        return found;
    }

    private void look(String rule, String column, DmnElement cell, List<Finding> found) {
        String directory = ApplicationFacts.DIRECTORIES.get(column);
        if (directory == null && !column.equals(PARTNER)) {
            return;
        }
        Set<String> known = directory == null ? codesOfPartners() : codes.active(directory);
        Matcher word = WORDS.matcher(Columns.text(cell));
        while (!known.isEmpty() && word.find()) {
            if (!known.contains(word.group(1))) {
                String what = directory == null
                        ? "No partner has the code \"" + word.group(1) + "\"."
                        : "\"" + word.group(1) + "\" is no code in use of the directory " + directory + ".";
                found.add(new Finding(Severity.WARNING, rule, column, cell.getId(), what));
            }
        }
    }

    private Set<String> codesOfPartners() {
        return partners.all().stream().map(each -> each.code()).collect(Collectors.toSet());
    }
}
