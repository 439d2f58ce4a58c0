package finme.gateway.server;

import finme.crm.CrmInbox;
import finme.gateway.CrmChanges;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChangesToCrmInbox implements CrmChanges {
    private final CrmInbox inbox;

    ChangesToCrmInbox(CrmInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void expectFrom(String crm) {
        inbox.expectFrom(crm);
    }

    @Override
    public CompletableFuture<Void> receive(CrmMessage message) {
        inbox.receive(message.crm(), message.headers(), message.body());
        return CompletableFuture.completedFuture(null);
    }
}
