package finme.gateway.server.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.CanonicalApplication;
import finme.gateway.ApplicationIntake.Key;
import finme.gateway.ApplicationIntake.Submission;
import finme.kernel.Problem;
import finme.reception.Arrival;
import finme.reception.Arrival.Way;
import org.springframework.stereotype.Component;

/** From what the edge hands over to what reception takes in. */
@Component
class SubmissionReader {
    private final ObjectMapper json;

    SubmissionReader(ObjectMapper json) {
        this.json = json;
    }

    /** @throws Problem 422 when it is no application */
    Arrival arrival(Submission submission, Way way) {
        return new Arrival(
                submission.id(),
                submission.source(),
                submission.keys().stream().map(SubmissionReader::key).toList(),
                document(submission.application()),
                submission.warnings(),
                submission.missing(),
                submission.test(),
                submission.receivedAt(),
                way);
    }

    private static Arrival.Key key(Key key) {
        return new Arrival.Key(Arrival.Basis.valueOf(key.basis().name()), key.value(), key.fingerprint());
    }

    private CanonicalApplication document(JsonNode canonical) {
        try {
            return json.treeToValue(withBorrower(canonical), CanonicalApplication.class);
        } catch (JsonProcessingException withValues) {
            throw Problem.of(422, "invalid", "The application does not follow the canonical schema.");
        }
    }

    /** Of an incomplete one nothing may be known of its borrower. */
    private static JsonNode withBorrower(JsonNode canonical) {
        if (canonical.has("borrower") || !(canonical instanceof ObjectNode application)) {
            return canonical;
        }
        ObjectNode completed = application.deepCopy();
        completed.putObject("borrower");
        return completed;
    }
}
