package finme.dispatch.reading;

import finme.dispatch.answer.Reply;
import finme.dispatch.inbox.AnyProof;
import finme.mapping.Feel;
import finme.mapping.Payloads;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/** Reads bytes as a partner's answer and as its callback, with a mapping that takes whatever is there. */
public final class PartnerBodies {
    private static final String MAPPING = """
            {dispatch: body.ref, event: body.event, outcome: body.outcome, reference: body.id,
             reason: {code: body.code, text: body.text}, price: body.price, offers: body.offers, needs: body.needs}""";
    private static final int[] STATUSES = {200, 202, 204, 302, 400, 404, 429, 500};

    private final AnswerReader answers;
    private final CallbackReader callbacks;

    public PartnerBodies(Payloads payloads, Feel feel) {
        Bodies bodies = new Bodies(payloads);
        answers = new AnswerReader(bodies, feel);
        callbacks = new CallbackReader(bodies, feel);
    }

    public void answer(byte[] body) {
        int status = STATUSES[body.length % STATUSES.length];
        Map<String, String> headers =
                Map.of("content-type", "application/json; charset=utf-8", "retry-after", String.valueOf(body.length));
        Objects.requireNonNull(answers.read(MAPPING, new Reply(status, headers, body), ZoneOffset.UTC));
        Objects.requireNonNull(answers.read(MAPPING, new Reply(200, Map.of(), body), ZoneOffset.UTC));
    }

    public void callback(byte[] body) {
        Objects.requireNonNull(
                callbacks.read(MAPPING, new Reply(0, Map.of("content-type", "text/xml"), body), ZoneOffset.UTC));
    }

    /** A line shown as proof, a line that names the type, and the body: nobody proves to be the partner, whatever it says. */
    public void message(byte[] input) {
        String[] parts = new String(input, StandardCharsets.ISO_8859_1).split("\n", 3);
        String type = parts.length > 1 ? parts[1] : "";
        byte[] body = parts[parts.length - 1].getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> headers = Map.of("content-type", type);
        AnyProof.show(parts[0], body);
        Objects.requireNonNull(callbacks.read(MAPPING, new Reply(0, headers, body), ZoneOffset.UTC));
    }
}
