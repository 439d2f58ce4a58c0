package finme.crm;

import java.util.List;
import java.util.Map;

/** How a CRM says that something changed there. */
public interface CrmInbox {
    /** @throws finme.kernel.Problem 404 when there is no such CRM, or one that says nothing */
    void expectFrom(String crm);

    /**
     * Keeps it: the record is read there soon, so what counts is how it is then, whatever order messages come in. The same
     * message again changes nothing.
     *
     * @param headers names in lower case
     * @throws finme.kernel.Problem 404 as above, 401 bad signature, 422 unreadable
     */
    void receive(String crm, Map<String, List<String>> headers, byte[] body);
}
