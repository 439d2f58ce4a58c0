package finme.gateway.client;

import finme.gateway.PartnerCallbacks;
import java.util.concurrent.CompletableFuture;

/** Of a partner that was known lately core is not asked before its message is read. */
final class CallbacksInCore implements PartnerCallbacks {
    private final PartnerCallbacks core;
    private final KnownLately partners;

    CallbacksInCore(PartnerCallbacks core) {
        this.core = core;
        this.partners = new KnownLately(core::expectFrom);
    }

    @Override
    public void expectFrom(String partner) {
        partners.ask(partner);
    }

    @Override
    public CompletableFuture<Void> receive(Callback callback) {
        return core.receive(callback);
    }
}
