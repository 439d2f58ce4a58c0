package finme.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.BegunForms;
import finme.gateway.sealing.AnswerSeal;
import finme.gateway.sealing.SealedBegunForms;
import finme.gateway.sealing.SealedBegunForms.Opening;
import finme.gateway.sealing.SealedBegunForms.Saving;
import finme.gateway.sealing.SealedBegunForms.Sent;
import finme.gateway.sealing.WireJson;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Half-filled forms pass an edge; none stays there. */
final class BegunFormsInCore implements BegunForms {
    private final SealedBegunForms core;
    private final ObjectMapper json;

    BegunFormsInCore(SealedBegunForms core, ObjectMapper json) {
        this.core = core;
        this.json = WireJson.of(json);
    }

    @Override
    public void begin(String token, Begun begun) {
        core.begin(new Saving(token, begun));
    }

    @Override
    public boolean save(String token, Begun begun) {
        return core.save(new Saving(token, begun)).done();
    }

    @Override
    public Optional<Begun> find(String token) {
        byte[] key = AnswerSeal.key();
        String sealed = core.find(new Opening(token, key)).sealed();
        return sealed.isEmpty() ? Optional.empty() : Optional.of(read(AnswerSeal.open(sealed, key)));
    }

    @Override
    public CompletableFuture<Void> forget(String token) {
        return core.forget(new Sent(token));
    }

    private Begun read(byte[] content) {
        try {
            return json.readValue(content, Begun.class);
        } catch (IOException withValues) {
            throw new IllegalStateException("core's answer is no begun form");
        }
    }
}
