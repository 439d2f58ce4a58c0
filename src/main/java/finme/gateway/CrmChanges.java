package finme.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How a CRM says, from outside, that something changed there. */
@HttpExchange("/edge/v1/crm-changes")
public interface CrmChanges {
    /**
     * Asked before anything of the message is read.
     *
     * @throws finme.kernel.Problem 404 unknown CRM, or one that says nothing
     */
    @GetExchange("/{crm}")
    void expectFrom(@PathVariable String crm);

    /**
     * Checks the signature and keeps that the record has changed, once.
     *
     * @return once that is durable; fails with {@link finme.kernel.Problem}: 404 unknown CRM, 401 bad signature, 422 unreadable
     */
    @PostExchange
    CompletableFuture<Void> receive(@RequestBody CrmMessage message);

    /** @param headers names in lower case */
    @Sealed
    record CrmMessage(String crm, Map<String, List<String>> headers, byte[] body) {
        @Override
        public String toString() {
            return "CrmMessage[" + crm + ']';
        }
    }
}
