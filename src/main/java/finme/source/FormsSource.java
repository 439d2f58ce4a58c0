package finme.source;

import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.kernel.Problem;
import finme.mapping.PayloadFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The source that submissions of forms belong to when a form names no other: stored once, before anybody is answered. Its
 * payload is the canonical application already. Nobody knows its key; who wants to send there makes a new one.
 */
@Component
class FormsSource implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FormsSource.class);
    private static final String CODE = "forms";

    private final Catalogue<Source> sources;
    private volatile boolean done;

    FormsSource(Catalogue<Source> sources) {
        this.sources = sources;
    }

    @Override
    public void start() {
        done = true;
        if (sources.find(CODE).isPresent() || sources.unreadable().contains(CODE)) {
            return;
        }
        try {
            sources.put(shipped(), ExpectedVersion.ABSENT, "system");
            LOG.info("The source {} is there for submissions of forms", CODE);
        } catch (Problem present) {
            if (present.status() != 412) {
                throw present;
            }
        }
    }

    /** Keeps what people have typed while core is away. */
    private static Source shipped() {
        return new Source(
                CODE,
                "Forms on our own pages",
                Source.State.ACTIVE,
                NewKey.make(),
                PayloadFormat.JSON,
                "payload",
                null,
                Source.OnMissing.REFUSE,
                null,
                null,
                null,
                Source.WhenCoreIsAway.KEEP,
                false,
                null,
                null,
                null,
                null);
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
