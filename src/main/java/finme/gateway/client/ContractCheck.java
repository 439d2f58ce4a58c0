package finme.gateway.client;

import finme.gateway.WireContract;
import finme.gateway.WireContract.Versions;
import finme.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An edge that core would not understand does not start; one whose core is away does, and is refused later if need be. */
@Component
@Profile("edge & !core")
class ContractCheck implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ContractCheck.class);

    private final WireContract core;

    ContractCheck(WireContract core) {
        this.core = core;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Versions versions;
        try {
            versions = core.versions();
        } catch (Problem away) {
            LOG.warn("Core can't be asked yet which edges it understands ({})", away.code());
            return;
        }
        if (!versions.take(WireContract.VERSION)) {
            throw new IllegalStateException("FinMe's core understands edges of version " + versions.oldest() + " to "
                    + versions.newest() + " and this one is of version " + WireContract.VERSION + ".");
        }
    }
}
