package finme.tries;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The logger {@code finme.security}: a line an event, as {@code name=value} and as key-value pairs. A name is told when it
 * is one of ours, an address without its last part; what was presented never. Counted as {@code finme.security.tries}.
 */
@Component
public class SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger("finme.security");
    private static final Pattern IP4 = Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})\\.\\d{1,3}");
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,64}");
    /** A flood writes no flood of lines. */
    private static final int LINES_A_SECOND = 20;

    private final MeterRegistry meters;
    private final AtomicLong second = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();

    @Autowired
    SecurityLog(ObjectProvider<MeterRegistry> meters) {
        this(meters.getIfAvailable(() -> Metrics.globalRegistry));
    }

    SecurityLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void opened(Knock knock) {
        count(knock.door().word(), "opened");
        write(LOG.atInfo(), "opened", knock, 0);
    }

    void failed(Knock knock, int failures) {
        count(knock.door().word(), "failed");
        write(LOG.atWarn(), "failed", knock, failures);
    }

    void held(Knock knock) {
        count(knock.door().word(), "held");
        write(LOG.atWarn(), "held", knock, 0);
    }

    /** Somebody who is known asked for what that one may not do. @param where the first part of the path */
    public void forbidden(String account, String address, String where) {
        count("access", "forbidden");
        if (isQuiet()) {
            return;
        }
        String text =
                "event=forbidden account=" + name(account) + " address=" + shortened(address) + " where=" + name(where);
        LOG.atWarn()
                .addKeyValue("event", "forbidden")
                .addKeyValue("account", name(account))
                .addKeyValue("address", shortened(address))
                .addKeyValue("where", name(where))
                .log(text);
    }

    /**
     * What becomes of a passkey of a borrower.
     *
     * @param what added, used, refused or removed
     * @param passkey its id, which leads to nobody outside of FinMe; empty where it is none of ours
     * @param why it was refused; empty for others
     */
    public void passkey(String what, String passkey, String address, String why) {
        count("passkey", what);
        if (isQuiet()) {
            return;
        }
        String text = "event=" + what + " door=passkey passkey=" + name(passkey) + " address=" + shortened(address)
                + (why.isEmpty() ? "" : " why=" + name(why));
        (why.isEmpty() ? LOG.atInfo() : LOG.atWarn())
                .addKeyValue("event", what)
                .addKeyValue("door", "passkey")
                .addKeyValue("passkey", name(passkey))
                .addKeyValue("address", shortened(address))
                .log(text);
    }

    void uncounted(RuntimeException away) {
        if (!isQuiet()) {
            LOG.atWarn()
                    .addKeyValue("event", "uncounted")
                    .log("event=uncounted why={}", away.getClass().getSimpleName());
        }
    }

    private void count(String door, String outcome) {
        meters.counter("finme.security.tries", "door", door, "outcome", outcome).increment();
    }

    private void write(LoggingEventBuilder line, String event, Knock knock, int failures) {
        if (isQuiet()) {
            return;
        }
        String text = "event=" + event + " door=" + knock.door().word() + " account=" + name(knock.account())
                + " address=" + shortened(knock.address()) + (failures > 0 ? " failures=" + failures : "");
        line.addKeyValue("event", event)
                .addKeyValue("door", knock.door().word())
                .addKeyValue("account", name(knock.account()))
                .addKeyValue("address", shortened(knock.address()))
                .addKeyValue("failures", failures)
                .log(text);
    }

    private boolean isQuiet() {
        long now = System.nanoTime() / 1_000_000_000;
        if (second.getAndSet(now) != now) {
            lines.set(0);
        }
        return lines.incrementAndGet() > LINES_A_SECOND;
    }

    private static String name(String text) {
        return NAME.matcher(text).matches() ? text : "-";
    }

    /** Enough to see where it comes from, too little to name a person. */
    static String shortened(String address) {
        if (IP4.matcher(address).matches()) {
            return IP4.matcher(address).replaceFirst("$1.0/24");
        }
        String[] parts = address.split(":");
        boolean ip6 = address.matches("[0-9a-fA-F:.%]{2,60}") && address.contains(":");
        if (!ip6) {
            return "-";
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(3, parts.length); i++) {
            network.append(parts[i]).append(':');
        }
        return network + ":/48";
    }
}
