package finme.process.studio;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a decision becomes live.
 *
 * @param approvals 1: somebody else than its author has to publish a draft, and what is deployed from Modeler becomes one;
 *     0: everybody who may deploy may publish
 */
@ConfigurationProperties("finme.decisions")
record StudioSettings(@DefaultValue("1") int approvals) {
    StudioSettings {
        if (approvals < 0 || approvals > 1) {
            throw new IllegalArgumentException("finme.decisions.approvals is 0 or 1, not " + approvals);
        }
    }

    boolean needsSecondPerson() {
        return approvals > 0;
    }
}
