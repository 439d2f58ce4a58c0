package finme.dispatch.reading;

import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.answer.Reply;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import finme.outbound.RetryAfter;
import finme.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what an HTTP answer means. A business answer is whatever the mapping makes of a readable body; a technical fault
 * is never taken for a no: what asks to come again is tried again, and so is what says yes and can't be read, since the
 * partner may have taken it; what no mapping should see is a failure.
 */
@Component
public class AnswerReader {
    /** Our credentials or address are wrong, or the partner does not speak our format: not the borrower's business. */
    private static final Set<Integer> NOT_AN_ANSWER = Set.of(401, 403, 404, 405, 406, 407, 411, 415, 421, 426);

    private static final Set<Integer> COME_AGAIN = Set.of(408, 425, 429);
    private static final Set<Integer> MAY_BE_EMPTY = Set.of(202, 204);

    private final Bodies bodies;
    private final Feel feel;

    AnswerReader(Bodies bodies, Feel feel) {
        this.bodies = bodies;
        this.feel = feel;
    }

    public AttemptResult read(Partner partner, Reply reply) {
        return read(partner.answer(), partner, reply);
    }

    /** @param mapping in place of the partner's own */
    public AttemptResult read(String mapping, Partner partner, Reply reply) {
        return read(mapping, reply, Zones.of(partner));
    }

    /** @param zone of dates and times that name none */
    AttemptResult read(String mapping, Reply reply, ZoneId zone) {
        int status = reply.status();
        if (status >= 500 || COME_AGAIN.contains(status)) {
            return new Retryable("http_" + status, retryAfter(reply));
        }
        String raw = PartnerWords.cut(reply.body());
        if (status >= 300 && status < 400) {
            return new Unanswered(Outcome.FAILED, "redirected", raw);
        }
        if (NOT_AN_ANSWER.contains(status)) {
            return new Unanswered(Outcome.FAILED, "http_" + status, raw);
        }
        Object body;
        try {
            boolean nothing = MAY_BE_EMPTY.contains(status) && Bodies.isBlank(reply.body());
            body = nothing ? null : bodies.read(reply.contentType(), reply.body());
        } catch (MalformedPayload unreadable) {
            return status >= 400
                    ? new Unanswered(Outcome.FAILED, "http_" + status, raw)
                    : new Retryable("malformed_answer", null, raw);
        }
        Answer answer = map(mapping, context(status, reply.headers(), body), raw, zone);
        if (answer.outcome() == Outcome.RETRY) {
            return new Retryable("retry_asked", retryAfter(reply));
        }
        if (answer.outcome() == Outcome.UNDER_REVIEW && status >= 400) {
            return new Unanswered(Outcome.FAILED, "http_" + status, raw);
        }
        return new Answered(answer);
    }

    /** A repeat came while the partner was still at work on the first one. */
    public static AttemptResult stillInProgress(Reply reply) {
        return new Retryable("in_progress", retryAfter(reply));
    }

    private static @Nullable Duration retryAfter(Reply reply) {
        return RetryAfter.read(reply.headers().get("retry-after"), Instant.now());
    }

    private Answer map(String mapping, Map<String, Object> context, String raw, ZoneId zone) {
        try {
            Object mapped = feel.compile(mapping).evaluate(context);
            return AnswerMapping.of(
                    LostMembers.restored(feel, mapping, mapped, context.get("body")),
                    raw,
                    AnswerMapping.IN_ANSWERS,
                    zone);
        } catch (MappingFault fault) {
            return AnswerMapping.underReview("mapping_fault", null, raw);
        }
    }

    static Map<String, Object> context(int status, Map<String, String> headers, @Nullable Object body) {
        Map<String, Object> context = new HashMap<>();
        context.put("status", status);
        context.put("headers", headers);
        context.put("body", body);
        return context;
    }
}
