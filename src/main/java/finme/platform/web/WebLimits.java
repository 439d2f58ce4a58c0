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
    private final Duration file;

    /**
     * @param deployment for models, which may be large and are sent by people
     * @param file of applications, or a borrower's document; they are read while they come, and few at a time
     */
    WebLimits(
            @Value("${finme.web.longest-body:10s}") Duration body,
            @Value("${finme.web.longest-deployment:60s}") Duration deployment,
            @Value("${finme.web.longest-file:5m}") Duration file) {
        this.body = body;
        this.deployment = deployment;
        this.file = file;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new BodyDeadline(body, deployment, file));
    }
}
