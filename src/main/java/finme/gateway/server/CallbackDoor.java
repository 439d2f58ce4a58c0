package finme.gateway.server;

import finme.dispatch.CallbackInbox;
import finme.gateway.PartnerCallbacks;
import org.springframework.stereotype.Component;

@Component
class CallbackDoor implements PartnerCallbacks {
    private final CallbackInbox inbox;

    CallbackDoor(CallbackInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void receive(Callback callback) {
        inbox.receive(callback.partner(), callback.headers(), callback.contentType(), callback.body());
    }
}
