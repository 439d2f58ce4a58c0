package finme.dispatch.reading;

import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.answer.Reply;
import finme.kernel.Sha256;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a callback by its partner's mapping. */
@Component
public class CallbackReader {
    private final Bodies bodies;
    private final Feel feel;

    CallbackReader(Bodies bodies, Feel feel) {
        this.bodies = bodies;
        this.feel = feel;
    }

    /** Never fails: what can't be read comes without a reference, so that it can be kept. */
    public Message read(String mapping, Reply request, ZoneId zone) {
        String raw = PartnerWords.cut(request.body());
        try {
            Object body = bodies.read(request.contentType(), request.body());
            Object mapped =
                    feel.compile(mapping).evaluate(AnswerReader.context(request.status(), request.headers(), body));
            if (!(mapped instanceof Map<?, ?> map)) {
                return unreadable(request, raw, "mapping_fault");
            }
            String event = AnswerValues.text(map.get("event"), 200);
            Answer answer = AnswerMapping.of(
                    LostMembers.restored(feel, mapping, map, body), raw, AnswerMapping.IN_CALLBACKS, zone);
            return new Message(
                    AnswerValues.text(map.get("dispatch"), 200),
                    event == null ? digest(request.body()) : event,
                    new Answered(answer),
                    raw);
        } catch (MalformedPayload malformed) {
            return unreadable(request, raw, "malformed_body");
        } catch (MappingFault fault) {
            return unreadable(request, raw, "mapping_fault");
        }
    }

    private static Message unreadable(Reply request, String raw, String code) {
        return new Message(null, digest(request.body()), new Answered(AnswerMapping.underReview(code, null, raw)), raw);
    }

    private static String digest(byte[] body) {
        return "sha256:" + Sha256.hex(body);
    }

    /**
     * What an answer would say as well, and where it belongs.
     *
     * @param reference ours, as the partner hands it back; null when there is none
     * @param event unique per partner
     */
    public record Message(@Nullable String reference, String event, Answered said, String raw) {
        public Answer answer() {
            return said.answer();
        }

        /** It says nothing that could be applied to a dispatch. */
        public boolean unmappable() {
            String reason = answer().reasonCode();
            return reference == null || "mapping_fault".equals(reason) || "malformed_body".equals(reason);
        }

        /** The same under an event of its own. */
        public Message apart() {
            return new Message(reference, event + ':' + answer().outcome(), said, raw);
        }

        @Override
        public String toString() {
            return "Message[" + answer().outcome() + ']';
        }
    }
}
