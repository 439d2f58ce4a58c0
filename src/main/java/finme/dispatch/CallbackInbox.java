package finme.dispatch;

import java.util.List;
import java.util.Map;

/**
 * Where partners' later decisions come in. Each event is stored and applied once, however often and in whatever order it
 * comes: in one transaction, or later when the application can't take it now. Returning means that it is durable.
 */
public interface CallbackInbox {
    /**
     * @param address where it came from; empty when that is not known
     * @param headers names in any case
     * @throws finme.kernel.Problem 404 unknown partner or one that sends no callbacks; 401 not proven to be the partner;
     *     422 unmappable (kept for an operator); 503 when it should come again
     */
    void receive(String partner, String address, Map<String, List<String>> headers, String contentType, byte[] body);
}
