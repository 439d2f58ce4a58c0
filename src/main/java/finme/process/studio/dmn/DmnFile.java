package finme.process.studio.dmn;

import finme.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** A DMN file around one decision. */
public record DmnFile(String key, DmnModelInstance model) {
    private static final int MOST = 1_000_000;

    /** @throws Problem 422 {@code invalid_dmn} */
    public static DmnFile read(String key, String xml) {
        DmnModelInstance model = parse(xml);
        if (!(model.getModelElementById(key) instanceof Decision)) {
            throw invalid("The file holds no decision with the id " + key + ".");
        }
        return new DmnFile(key, model);
    }

    /** @throws Problem 422 {@code invalid_dmn} */
    public static DmnModelInstance parse(String xml) {
        if (xml.length() > MOST) {
            throw invalid("A decision has at most a million characters.");
        }
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ModelException unreadable) {
            throw invalid("This is no valid DMN: " + unreadable.getMessage());
        }
    }

    private static Problem invalid(String sentence) {
        return Problem.invalid("/xml", "invalid_dmn", sentence);
    }

    public Decision decision() {
        return model.getModelElementById(key);
    }

    /** @return null when it is an expression */
    public @Nullable DecisionTable table() {
        return decision().getExpression() instanceof DecisionTable table ? table : null;
    }

    public DmnFile copy() {
        return new DmnFile(key, model.clone());
    }

    public byte[] bytes() {
        return Dmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }
}
