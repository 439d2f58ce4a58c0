package finme.platform.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts {@link BodyDeadline} in front of everything. */
@Component
class WebLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Duration body;
    private final Duration deployment;

    /** @param deployment for models, which may be large and are sent by people */
    WebLimits(
            @Value("${finme.web.longest-body:10s}") Duration body,
            @Value("${finme.web.longest-deployment:60s}") Duration deployment) {
        this.body = body;
        this.deployment = deployment;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new BodyDeadline(body, deployment));
    }
}
