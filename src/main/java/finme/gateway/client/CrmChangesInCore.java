package finme.gateway.client;

import finme.gateway.CrmChanges;
import java.util.concurrent.CompletableFuture;

/** Of a CRM that was known lately core is not asked before its message is read. */
final class CrmChangesInCore implements CrmChanges {
    private final CrmChanges core;
    private final KnownLately crms;

    CrmChangesInCore(CrmChanges core) {
        this.core = core;
        this.crms = new KnownLately(core::expectFrom);
    }

    @Override
    public void expectFrom(String crm) {
        crms.ask(crm);
    }

    @Override
    public CompletableFuture<Void> receive(CrmMessage message) {
        return core.receive(message);
    }
}
