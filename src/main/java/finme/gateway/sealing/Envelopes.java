package finme.gateway.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.ApplicationIntake.Submission;
import finme.kernel.Problem;
import java.io.IOException;

/** Puts submissions into envelopes at the edge, and takes them out in core. */
public final class Envelopes {
    private final ObjectMapper json;

    public Envelopes(ObjectMapper usual) {
        this.json = WireJson.of(usual);
    }

    public SealedEnvelope seal(Submission submission, Sealer sealer) {
        try {
            String sealed = sealer.seal(json.writeValueAsBytes(submission));
            return new SealedEnvelope(submission.id(), submission.source(), SealedEnvelope.SCHEMA, sealed);
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("a submission is no JSON");
        }
    }

    /** @throws Problem 422 when it is of a version unknown here, can't be opened, or says something else inside */
    public Submission open(SealedEnvelope envelope, Opener opener) {
        if (!envelope.isUnderstood()) {
            throw Problem.of(422, "unknown_version", "Core does not know this version of the format yet.");
        }
        Submission submission = read(opener.open(envelope.sealed()));
        if (!submission.id().equals(envelope.id()) || !submission.source().equals(envelope.source())) {
            throw Problem.of(422, "unreadable_seal", "The envelope is not that of its content.");
        }
        return submission;
    }

    private Submission read(byte[] content) {
        try {
            return json.readValue(content, Submission.class);
        } catch (IOException withValues) {
            throw Problem.of(422, "unreadable_seal", "What was sealed is no application.");
        }
    }
}
