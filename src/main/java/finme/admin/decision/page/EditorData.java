package finme.admin.decision.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.partner.Partner;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the editor of decisions begins with. */
@Component
class EditorData {
    /** What tables may see of an application, as people call it. */
    static final Map<String, String> INPUTS = inputs();

    private final DecisionStudio studio;
    private final Catalogue<Partner> partners;
    private final ObjectMapper json;

    EditorData(DecisionStudio studio, Catalogue<Partner> partners, ObjectMapper json) {
        this.studio = studio;
        this.partners = partners;
        this.json = json;
    }

    private static Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("product", "Product");
        inputs.put("amount", "Amount");
        inputs.put("currency", "Currency");
        inputs.put("termMonths", "Term in months");
        inputs.put("purpose", "Purpose");
        inputs.put("region", "Region");
        inputs.put("age", "Age in years");
        inputs.put("employment", "Employment");
        inputs.put("monthlyIncome", "Monthly income");
        inputs.put("debtToIncome", "Debts / income");
        inputs.put("source", "Source");
        inputs.put("returning", "Known borrower");
        return inputs;
    }

    List<Partner> partners() {
        return partners.all().stream().map(Versioned::value).toList();
    }

    /** As JSON that can't end the element it stands in. */
    String of(String key, @Nullable Draft draft) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("draft", draft == null ? null : draft.id());
        data.put("note", draft == null ? null : draft.note());
        data.put("faults", draft == null ? List.of() : draft.faults());
        data.put(
                "xml",
                draft == null ? studio.xml(key, studio.versions(key).get(0).version()) : draft.xml());
        try {
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a decision can't be written as JSON", impossible);
        }
    }
}
