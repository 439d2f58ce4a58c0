package finme.bench.plain;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the simulated lenders and the CRM are. */
@Component
public class Lenders {
    private final String sandbox;
    private volatile Duration delay = Duration.ZERO;

    Lenders(@Value("${sandbox}") String sandbox) {
        this.sandbox = sandbox;
    }

    public void take(Duration delay) {
        this.delay = delay;
    }

    String url(String behaviour) {
        return sandbox + "/partners/" + behaviour + "?delay=" + delay;
    }

    String crm(String id) {
        return sandbox + "/crm/Applications(" + id + ")";
    }
}
