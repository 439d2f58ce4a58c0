package finme.gateway.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.sealing.Opener;
import finme.gateway.sealing.Sealing;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What opens: only in a core that has a door for edges. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("finme.edge.port")
class DoorConfiguration {
    @Bean
    Opener opener(@Value("${finme.sealing.key}") String key) {
        return Sealing.opener(Path.of(key));
    }

    @Bean
    SealedBodies sealedBodies(Opener opener, ObjectMapper json) {
        return new SealedBodies(opener, json);
    }
}
