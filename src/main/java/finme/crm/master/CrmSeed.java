package finme.crm.master;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.crm.Crm;
import finme.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Stores the CRM of the settings as {@code main} when there is none yet: before anybody is answered and any step is done. */
@Component
class CrmSeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CrmSeed.class);
    private static final String CODE = "main";

    private final Catalogue<Crm> crms;
    private final CrmProperties settings;
    private final ObjectMapper json;
    private volatile boolean done;

    CrmSeed(Catalogue<Crm> crms, CrmProperties settings, ObjectMapper json) {
        this.crms = crms;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public void start() {
        done = true;
        if (settings.url().isBlank() || crms.find(CODE).isPresent()) {
            return;
        }
        try {
            crms.put(crm(), ExpectedVersion.ABSENT, "system");
            LOG.info("The CRM of the settings is stored as {}", CODE);
        } catch (Problem refused) {
            if (refused.status() != 412) {
                throw new IllegalStateException("FinMe can't use the CRM of finme.crm: "
                        + refused.errors().stream()
                                .map(fault -> fault.pointer() + ' ' + fault.message())
                                .collect(Collectors.joining(" ")));
            }
        }
    }

    private Crm crm() {
        CrmProperties.Auth auth = settings.auth();
        boolean basic = auth.kind() == CrmProperties.Kind.BASIC;
        boolean client = auth.kind() == CrmProperties.Kind.OAUTH2;
        return new Crm(
                CODE,
                "CRM",
                Crm.State.ACTIVE,
                Crm.Kind.ODATA,
                settings.url().replaceAll("/+$", ""),
                new Crm.Auth(
                        Crm.Proof.valueOf(auth.kind().name()),
                        basic ? auth.username() : null,
                        basic ? auth.password() : null,
                        null,
                        null,
                        null,
                        client ? auth.tokenUrl() : null,
                        client ? auth.username() : null,
                        client ? auth.password() : null,
                        auth.scope()),
                settings.batch(),
                null,
                settings.poll(),
                null,
                null,
                records());
    }

    private Crm.Records records() {
        try (InputStream file = CrmSeed.class.getResourceAsStream(settings.records())) {
            return json.readValue(file, Crm.Records.class);
        } catch (IOException | IllegalArgumentException missing) {
            throw new IllegalStateException("FinMe can't read " + settings.records() + ", named by finme.crm.records.");
        }
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Before the web server and everything that works by itself. */
    @Override
    public int getPhase() {
        return 0;
    }
}
