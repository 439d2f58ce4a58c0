package finme.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts one process with the roles its profiles name: {@code core}, {@code edge}, or both when none is named. */
@SpringBootApplication(scanBasePackages = "finme.platform")
@Import({CoreRole.class, EdgeRole.class, SandboxRole.class})
public class FinMe {
    public static void main(String[] args) {
        SpringApplication.run(FinMe.class, args);
    }
}
