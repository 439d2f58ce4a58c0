package finme.sandbox.crm;

import finme.sandbox.SandboxSecrets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Whether the CRM is there at all, and who may write. */
@Component
class CrmAccess {
    private final Outage outage;
    private final SandboxSecrets secrets;

    CrmAccess(Outage outage, SandboxSecrets secrets) {
        this.outage = outage;
        this.secrets = secrets;
    }

    void open() {
        Outage.State state = outage.state();
        if (state.away()) {
            throw new ODataFault(state.status(), "Unavailable", "The sandbox CRM was told to be away.");
        }
    }

    /** To read: people's records need a login. */
    void open(String set, HttpHeaders headers) {
        if (set.equals("Contacts")) {
            open(headers);
        } else {
            open();
        }
    }

    void open(HttpHeaders headers) {
        open();
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (!secrets.isBasic(authorization) && !secrets.isToken(authorization)) {
            throw new ODataFault(401, "Unauthorized", "Basic or an OAuth2 token of the sandbox is needed.");
        }
    }
}
