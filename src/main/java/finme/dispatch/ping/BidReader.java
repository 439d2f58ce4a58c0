package finme.dispatch.ping;

import finme.dispatch.answer.Reply;
import finme.dispatch.reading.Bodies;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an answer to a ping means: its mapping gives {@code bid} and {@code takes}. What can't be read is no bid. */
@Component
class BidReader {
    private final Bodies bodies;
    private final Feel feel;

    BidReader(Bodies bodies, Feel feel) {
        this.bodies = bodies;
        this.feel = feel;
    }

    Bid read(String mapping, Reply reply) {
        if (reply.status() >= 400) {
            return Bid.none("no_bid");
        }
        try {
            Map<String, Object> context = new HashMap<>();
            context.put("status", reply.status());
            context.put("headers", reply.headers());
            context.put("body", reply.body().length == 0 ? null : bodies.read(reply.contentType(), reply.body()));
            return bid(feel.compile(mapping).evaluate(context));
        } catch (MalformedPayload | MappingFault unreadable) {
            return Bid.none("unreadable_bid");
        }
    }

    /** One that takes it without a price bids nothing, which is less than anybody's bid. */
    private static Bid bid(@Nullable Object mapped) {
        if (!(mapped instanceof Map<?, ?> map)) {
            return Bid.none("unreadable_bid");
        }
        if (Boolean.FALSE.equals(map.get("takes"))) {
            return Bid.none("ping_declined");
        }
        Object given = map.get("bid");
        BigDecimal amount = given == null ? BigDecimal.ZERO : number(given);
        return amount == null || amount.signum() < 0 ? Bid.none("unreadable_bid") : Bid.of(amount);
    }

    private static @Nullable BigDecimal number(Object given) {
        try {
            return given instanceof Boolean
                    ? null
                    : new BigDecimal(given.toString().strip());
        } catch (NumberFormatException words) {
            return null;
        }
    }
}
