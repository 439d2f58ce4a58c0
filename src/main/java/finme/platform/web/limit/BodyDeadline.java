package finme.platform.web.limit;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat bounds the gap between two bytes of a body, but not the body: a byte now and then holds a thread for as long as
 * its sender likes, also after the answer, while Tomcat waits for what nobody wants any more. A valve, because forms and
 * the engine's REST API are read where no filter of ours comes by.
 */
final class BodyDeadline extends ValveBase {
    /** For a rest that nobody reads: who was refused early should still hear it. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final Duration body;
    private final Duration deployment;
    private final Duration file;

    BodyDeadline(Duration body, Duration deployment, Duration file) {
        super(true);
        this.body = body;
        this.deployment = deployment;
        this.file = file;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        InputBuffer input = wire.getInputBuffer();
        TimedBody timed = new TimedBody(input, wire::isFinished, most(request.getRequestURI()));
        wire.setInputBuffer(timed);
        try {
            getNext().invoke(request, response);
        } finally {
            wire.setInputBuffer(input);
        }
        if (!request.isAsync() && !wire.isFinished()) {
            leave(wire, timed, response);
        }
    }

    /** @param uri null when what stands there is none */
    private Duration most(@Nullable String uri) {
        if (uri == null) {
            return body;
        }
        if (BodyLimit.FILES.matcher(uri).matches()
                || BodyLimit.DOCUMENTS.matcher(uri).matches()) {
            return file;
        }
        return uri.startsWith(BodyLimit.ENGINE) ? deployment : body;
    }

    /** Closing at once could take the answer from a sender that is still sending. */
    private static void leave(org.apache.coyote.Request wire, TimedBody timed, Response response) throws IOException {
        response.finishResponse();
        if (wire.hasExpectation() || !timed.skip(REST)) {
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
