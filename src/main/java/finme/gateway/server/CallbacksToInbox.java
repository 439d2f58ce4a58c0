package finme.gateway.server;

import finme.catalogue.Catalogue;
import finme.dispatch.CallbackInbox;
import finme.gateway.PartnerCallbacks;
import finme.kernel.Problem;
import finme.partner.Partner;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CallbacksToInbox implements PartnerCallbacks {
    private final Catalogue<Partner> partners;
    private final CallbackInbox inbox;

    CallbacksToInbox(Catalogue<Partner> partners, CallbackInbox inbox) {
        this.partners = partners;
        this.inbox = inbox;
    }

    @Override
    public void expectFrom(String partner) {
        if (partners.find(partner)
                .filter(found -> found.value().callback() != null)
                .isEmpty()) {
            throw Problem.notFound("This partner");
        }
    }

    @Override
    public CompletableFuture<Void> receive(Callback callback) {
        inbox.receive(
                callback.partner(),
                Objects.requireNonNullElse(callback.address(), ""),
                callback.headers(),
                callback.contentType(),
                callback.body());
        return CompletableFuture.completedFuture(null);
    }
}
