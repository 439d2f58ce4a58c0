package finme.crm.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns a configured address into a full one; a path alone is this very server, once its port is known. */
@Component
public class CrmAddress {
    private volatile int ownPort;

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            ownPort = event.getWebServer().getPort();
        }
    }

    /** @return null while it can't be told */
    public @Nullable URI of(@Nullable String configured) {
        if (configured == null || configured.isBlank()) {
            return null;
        }
        if (!configured.startsWith("/")) {
            return URI.create(configured.replaceAll("/+$", ""));
        }
        return ownPort == 0 ? null : URI.create("http://localhost:" + ownPort + configured);
    }
}
