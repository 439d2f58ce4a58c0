package finme.dispatch.calling;

import finme.dispatch.model.Dispatch;
import finme.partner.Partner;
import finme.partner.Partner.Notice;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is told of a dispatch: the request for a decision, or something that follows from it.
 *
 * @param notice how; null: as the request
 * @param key under which the partner knows a repeat
 * @param application all of it; the partner sees what it may
 * @param more what the mapping sees besides
 * @param finish puts into the body what is too large for a mapping
 */
public record Told(
        @Nullable Notice notice,
        UUID key,
        Dispatch dispatch,
        Map<String, Object> application,
        Map<String, Object> more,
        UnaryOperator<byte[]> finish) {
    static Told request(Map<String, Object> application, Dispatch dispatch) {
        return new Told(null, dispatch.id(), dispatch, application, Map.of(), UnaryOperator.identity());
    }

    String body(Partner.Request request) {
        return notice == null ? request.body() : notice.body();
    }

    String method(Partner.Request request) {
        return notice == null ? request.method() : notice.method();
    }

    String url(Partner.Request request) {
        if (notice != null) {
            return notice.url();
        }
        return dispatch.test() ? Objects.requireNonNullElse(request.testUrl(), request.url()) : request.url();
    }

    @Override
    public String toString() {
        return "Told[" + key + ']';
    }
}
