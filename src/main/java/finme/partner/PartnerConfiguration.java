package finme.partner;

import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = PartnerRow.class)
@EnableJpaRepositories(basePackageClasses = PartnerRows.class)
class PartnerConfiguration {}
