package finme.dispatch.reading;

import finme.dispatch.answer.Reply;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a partner confirms what it was told. Only its own word or, where it has no mapping for one, a 2xx confirms. */
@Component
public class NoticeReader {
    private static final Set<Integer> COME_AGAIN = Set.of(408, 425, 429);

    private final Bodies bodies;
    private final Feel feel;

    NoticeReader(Bodies bodies, Feel feel) {
        this.bodies = bodies;
        this.feel = feel;
    }

    public enum Verdict {
        CONFIRMED,
        /** It took it and did not confirm. */
        TAKEN,
        REFUSED
    }

    /** @param reason code of what stands against it; null when confirmed */
    public record Heard(Verdict verdict, @Nullable String reason) {}

    public Heard read(@Nullable String mapping, Reply reply) {
        int status = reply.status();
        boolean good = status >= 200 && status < 300;
        if (status >= 500 || COME_AGAIN.contains(status)) {
            return new Heard(Verdict.REFUSED, "http_" + status);
        }
        if (mapping == null) {
            return good ? new Heard(Verdict.CONFIRMED, null) : new Heard(Verdict.REFUSED, "http_" + status);
        }
        try {
            if (confirms(mapping, reply)) {
                return new Heard(Verdict.CONFIRMED, null);
            }
        } catch (MappingFault fault) {
            return new Heard(good ? Verdict.TAKEN : Verdict.REFUSED, "mapping_fault");
        }
        return good ? new Heard(Verdict.TAKEN, "not_confirmed") : new Heard(Verdict.REFUSED, "http_" + status);
    }

    private boolean confirms(String mapping, Reply reply) throws MappingFault {
        Object mapped =
                feel.compile(mapping).evaluate(AnswerReader.context(reply.status(), reply.headers(), body(reply)));
        return mapped instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("confirmed"));
    }

    /** Many confirm with an empty body, or with a page. */
    private @Nullable Object body(Reply reply) {
        try {
            return Bodies.isBlank(reply.body()) ? null : bodies.read(reply.contentType(), reply.body());
        } catch (MalformedPayload unreadable) {
            return null;
        }
    }
}
