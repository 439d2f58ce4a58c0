package finme.process.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.process.DecisionStudio.Finding;
import finme.process.studio.dmn.DmnFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The faults of drafts: found once, when a draft is written, and kept with it, as looking takes a fifth of a second for each. */
@Component
class DraftFaults {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final FaultFinder finder;
    private final ObjectMapper json;

    DraftFaults(FaultFinder finder, ObjectMapper json) {
        this.finder = finder;
        this.json = json;
    }

    /** By the gate as it is today. */
    List<Finding> find(DmnFile file) {
        return finder.find(file);
    }

    String write(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param kept null for a draft that was written before they were kept */
    List<Finding> of(DmnFile file, @Nullable String kept) {
        try {
            return kept == null ? find(file) : json.readValue(kept, FINDINGS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
