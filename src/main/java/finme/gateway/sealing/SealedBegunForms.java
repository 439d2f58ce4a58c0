package finme.gateway.sealing;

import finme.gateway.BegunForms.Begun;
import finme.gateway.Sealed;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** {@link finme.gateway.BegunForms} over the network: what was typed travels sealed both ways. */
@HttpExchange("/edge/v1/form-forms")
public interface SealedBegunForms {
    @PostExchange("/begin")
    void begin(@RequestBody Saving saving);

    @PostExchange("/save")
    Done save(@RequestBody Saving saving);

    @PostExchange("/view")
    Answer find(@RequestBody Opening opening);

    @PostExchange("/sent")
    CompletableFuture<Void> forget(@RequestBody Sent sent);

    @Sealed
    record Saving(String token, Begun begun) {
        @Override
        public String toString() {
            return "Saving[" + begun + "]";
        }
    }

    /** @param key made for this answer alone, see {@link AnswerSeal} */
    @Sealed
    record Opening(String token, byte[] key) {
        @Override
        public String toString() {
            return "Opening[***]";
        }
    }

    @Sealed
    record Sent(String token) {
        @Override
        public String toString() {
            return "Sent[***]";
        }
    }

    record Done(boolean done) {}

    /** @param sealed a begun form under the key that was asked with; empty for none */
    record Answer(String sealed) {}
}
