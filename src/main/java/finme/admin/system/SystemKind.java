package finme.admin.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.delivery.ReceiverView;
import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.ResourceKind;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.delivery.ReceiverState;
import finme.notification.ConnectedSystem;
import finme.notification.WebhookSecret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Connected systems under administration. A new one by form gets a secret made for it, unless it brings its own. */
@Component
@Order(4)
class SystemKind implements ResourceKind<ConnectedSystem> {
    private static final Map<String, Kind> INPUTS = new LinkedHashMap<>();

    static {
        INPUTS.put("/code", Kind.TEXT);
        INPUTS.put("/name", Kind.TEXT);
        INPUTS.put("/state", Kind.TEXT);
        INPUTS.put("/url", Kind.TEXT);
        INPUTS.put("/secret", Kind.TEXT);
        INPUTS.put("/events", Kind.LINES);
    }

    private final Catalogue<ConnectedSystem> systems;
    private final ReceiverView messages;

    SystemKind(Catalogue<ConnectedSystem> systems, ReceiverView messages) {
        this.systems = systems;
        this.messages = messages;
    }

    @Override
    public String path() {
        return "connected-systems";
    }

    @Override
    public String noun() {
        return "system";
    }

    @Override
    public String icon() {
        return "link";
    }

    @Override
    public String description() {
        return "Who is told what changed: address, secret and subscriptions of each connected system";
    }

    @Override
    public Class<ConnectedSystem> type() {
        return ConnectedSystem.class;
    }

    @Override
    public Catalogue<ConnectedSystem> catalogue() {
        return systems;
    }

    @Override
    public Map<String, Kind> inputs() {
        return INPUTS;
    }

    @Override
    public Map<String, String> blank() {
        return Map.of("/state", "ACTIVE", "/events", "directory.*");
    }

    @Override
    public Map<String, Object> complete(ObjectNode fresh) {
        if (fresh.hasNonNull("secret")) {
            return Map.of("done", "Created. It is told what happens from now on.");
        }
        String secret = WebhookSecret.next();
        fresh.put("secret", secret);
        return Map.of("secret", secret);
    }

    @Override
    public String saved() {
        return "Saved. The next message goes by it.";
    }

    @Override
    public void show(Versioned<ConnectedSystem> it, Model model) {
        messages.fill(it.value().receiver(), model);
    }

    @Override
    public Optional<Switch<ConnectedSystem>> state(String state) {
        return switch (state) {
            case "PAUSED" -> Optional.of(to(ReceiverState.PAUSED, "Paused: its messages wait."));
            case "ACTIVE" -> Optional.of(to(ReceiverState.ACTIVE, "Active again: what waited is being sent."));
            default -> Optional.empty();
        };
    }

    private static Switch<ConnectedSystem> to(ReceiverState state, String done) {
        return new Switch<>(system -> system.withState(state), done);
    }
}
