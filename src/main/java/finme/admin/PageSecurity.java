package finme.admin;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** Pages post to addresses that every role may read; who may act is said on the method. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PageSecurity {}
