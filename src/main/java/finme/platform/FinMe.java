package finme.platform;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts one process with the roles its profiles name: {@code core}, {@code edge}, or both when none is named. */
@SpringBootApplication(scanBasePackages = "finme.platform")
@Import({CoreRole.class, EdgeRole.class, SandboxRole.class})
public class FinMe {
    /** The engine's times carry no zone: in one that changes its clocks, locks and timers would jump by an hour. */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        endIdleConnections();
        SpringApplication.run(FinMe.class, args);
    }

    /**
     * After 10 s instead of the JDK's 20 minutes: servers close theirs sooner, and a request that meets a connection
     * while it is being closed leaves us in doubt whether it arrived.
     */
    private static void endIdleConnections() {
        String seconds = "jdk.httpclient.keepalive.timeout";
        if (System.getProperty(seconds) == null) {
            System.setProperty(seconds, "10");
        }
    }
}
