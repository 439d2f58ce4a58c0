package finme.platform.security;

import finme.tries.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever is logged in and asks for what that one may not do stands in the security log. */
@Configuration(proxyBeanMethods = false)
class DeniedAccess {
    /** Nothing else of a path: people type anything there. */
    private static final Set<String> PLACES = Set.of("admin", "engine-rest", "camunda", "api", "cabinet", "partner");

    private final SecurityLog log;

    DeniedAccess(SecurityLog log) {
        this.log = log;
    }

    @Bean
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        Authentication who = event.getAuthentication().get();
        if (who == null || who instanceof AnonymousAuthenticationToken || !who.isAuthenticated()) {
            return;
        }
        HttpServletRequest request = event.getSource() instanceof HttpServletRequest asked ? asked : current();
        log.forbidden(
                who.getName(),
                request == null ? "" : Objects.requireNonNullElse(request.getRemoteAddr(), ""),
                request == null ? "-" : place(request.getRequestURI()));
    }

    private static @org.jspecify.annotations.Nullable HttpServletRequest current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    private static String place(String path) {
        String[] parts = path.split("/", 3);
        return parts.length > 1 && PLACES.contains(parts[1]) ? parts[1] : "-";
    }
}
