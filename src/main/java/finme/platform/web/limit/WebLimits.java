package finme.platform.web.limit;

import finme.platform.web.problem.ProblemReport;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Puts {@link BodyDeadline} in front of everything, {@link HeadDeadline} in front of that, and {@link ProblemReport}
 * behind.
 */
@Component
class WebLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Duration head;
    private final Duration body;
    private final Duration deployment;
    private final Duration file;

    /**
     * @param deployment for models, which may be large and are sent by people
     * @param file of applications, or a borrower's document; they are read while they come, and few at a time
     */
    WebLimits(
            @Value("${finme.web.longest-head:10s}") Duration head,
            @Value("${finme.web.longest-body:10s}") Duration body,
            @Value("${finme.web.longest-deployment:60s}") Duration deployment,
            @Value("${finme.web.longest-file:5m}") Duration file) {
        this.head = head;
        this.body = body;
        this.deployment = deployment;
        this.file = file;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(HeadDeadline.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof HeadDeadline deadline) {
                deadline.longest(head);
            }
        });
        factory.addEngineValves(new BodyDeadline(body, deployment, file));
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReport()));
    }
}
