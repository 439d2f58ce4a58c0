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
        SpringApplication.run(FinMe.class, args);
    }
}
