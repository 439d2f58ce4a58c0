package finme.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How a partner's later decision enters core. */
@HttpExchange("/edge/v1/callbacks")
public interface PartnerCallbacks {
    /**
     * Asked before anything of the message is read.
     *
     * @throws finme.kernel.Problem 404 unknown partner, or one that sends none
     */
    @GetExchange("/{partner}")
    void expectFrom(@PathVariable String partner);

    /**
     * Checks the signature, stores the message in the inbox and applies it, once.
     *
     * @return once that is durable; fails with {@link finme.kernel.Problem}: 404 unknown partner, 401 bad signature, 422
     *     unmappable (kept for an operator)
     */
    @PostExchange
    CompletableFuture<Void> receive(@RequestBody Callback callback);

    /** @param address where it came from; null from an edge that does not tell @param headers names in lower case */
    @Sealed
    record Callback(
            String partner,
            @Nullable String address,
            Map<String, List<String>> headers,
            String contentType,
            byte[] body) {
        @Override
        public String toString() {
            return "Callback[" + partner + ']';
        }
    }
}
