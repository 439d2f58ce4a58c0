package finme.sandbox.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.sandbox.SandboxSecrets;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Fills the demo beside the running platform, once that is ready; only where edge and core are one process. */
@Component
@Profile("demo & (core | !edge) & (edge | !core)")
class DemoStart {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ObjectMapper json;
    private final SandboxSecrets secrets;
    private final Environment environment;

    DemoStart(ObjectMapper json, SandboxSecrets secrets, Environment environment) {
        this.json = json;
        this.secrets = secrets;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        Thread thread = new Thread(this::fill, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    private void fill() {
        String root = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        String password = environment.getProperty("finme.admin.password", "");
        DemoSeed seed = new DemoSeed(new DemoApi(json, root, "admin", password), json, root, secrets);
        try {
            while (!isFilled(seed)) {
                Thread.sleep(PAUSE.toMillis());
            }
            LOG.info("Demo: ready at {}, log in as admin with the demo password", root);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is there already stays, so each try goes on where the last one ended. */
    private static boolean isFilled(DemoSeed seed) throws InterruptedException {
        try {
            seed.run();
            return true;
        } catch (IOException failed) {
            LOG.warn("Demo: not filled yet, tried again by and by: {}", failed.getMessage());
            return false;
        }
    }
}
