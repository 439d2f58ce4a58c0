package finme.retention.erasure;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
    /** Beside the keyset file unless told otherwise: both are what a restored database needs. */
    @Bean
    ErasureFile erasureFile(
            @Value("${finme.erasure.file:}") String file, @Value("${finme.keyset.file:}") String keyset) {
        return new ErasureFile(file.isBlank() ? Path.of(keyset).resolveSibling("erasures.log") : Path.of(file));
    }
}
