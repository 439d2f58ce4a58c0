package finme.catalogue;

import finme.fdforge.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogueSecrets {
    /** As {@link Definitions} seals them. */
    @Bean
    static SealedColumn catalogueSecrets() {
        return new SealedColumn("fdforge.catalogue", "secrets", "kind || '.secrets/' || code", "true");
    }
}
