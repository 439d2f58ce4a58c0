package finme.platform.door;

import finme.platform.CoreRole;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A core without a door has nothing under the door's addresses either. */
@Component
@Profile(CoreRole.PROFILE)
@ConditionalOnProperty(name = "finme.edge.port", havingValue = "<unset>", matchIfMissing = true)
class ClosedDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new DoorKeeper(null));
    }
}
