package finme.fdforge.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysetConfiguration {
    @Bean
    Keyset keyset(
            @Value("${finme.keyset.file:}") String file, @Value("${finme.keyset.generate:false}") boolean generate) {
        if (file.isBlank()) {
            throw new IllegalStateException(
                    "FinMe needs a keyset file: set FINME_KEYSET_FILE (FINME_KEYSET_GENERATE=true makes one once).");
        }
        Path path = Path.of(file);
        if (Files.notExists(path)) {
            if (!generate) {
                throw new IllegalStateException("FinMe's keyset file " + path
                        + " does not exist; restore it, or set FINME_KEYSET_GENERATE=true to make a first one.");
            }
            Keyset.generate(path);
        }
        return Keyset.read(path);
    }
}
