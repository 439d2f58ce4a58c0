package finme.gateway.server;

import finme.dispatch.CallbackInbox;
import finme.gateway.PartnerCallbacks;
import finme.kernel.Problem;
import finme.partner.Partners;
import org.springframework.stereotype.Component;

@Component
class CallbacksToInbox implements PartnerCallbacks {
    private final Partners partners;
    private final CallbackInbox inbox;

    CallbacksToInbox(Partners partners, CallbackInbox inbox) {
        this.partners = partners;
        this.inbox = inbox;
    }

    @Override
    public void expectFrom(String partner) {
        if (partners.find(partner)
                .filter(found -> found.partner().callback() != null)
                .isEmpty()) {
            throw Problem.notFound("This partner");
        }
    }

    @Override
    public void receive(Callback callback) {
        inbox.receive(callback.partner(), callback.headers(), callback.contentType(), callback.body());
    }
}
