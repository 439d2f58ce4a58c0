package finme.gateway;

import java.util.List;
import java.util.Map;

/** How a partner's later decision enters core. */
public interface PartnerCallbacks {
    /**
     * Asked before anything of the message is read.
     *
     * @throws finme.kernel.Problem 404 unknown partner, or one that sends none
     */
    void expectFrom(String partner);

    /**
     * Checks the signature, stores the message in the inbox and applies it, once.
     *
     * @throws finme.kernel.Problem 404 unknown partner, 401 bad signature, 422 unmappable (kept for an operator)
     */
    void receive(Callback callback);

    /** @param headers names in lower case */
    record Callback(String partner, Map<String, List<String>> headers, String contentType, byte[] body) {
        @Override
        public String toString() {
            return "Callback[" + partner + ']';
        }
    }
}
