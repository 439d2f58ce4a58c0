package finme.platform.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** One login for pages, API, engine REST and Cockpit. At the edge nobody logs in, so it knows nobody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(People.class)
class LoginConfiguration {
    private static final String IN_MEMORY = "process";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                IN_MEMORY, Map.of(IN_MEMORY, new ProcessLocalEncoder(), "bcrypt", new BCryptPasswordEncoder()));
    }

    /** Also read by the engine's identity service, which keeps nobody of its own. */
    @Bean
    List<UserDetails> people(People people, PasswordEncoder encoder) {
        List<UserDetails> known = new ArrayList<>();
        if (!people.admin().password().isBlank()) {
            known.add(person("admin", people.admin().password(), Role.ADMIN, encoder));
        }
        people.users().forEach((name, person) -> known.add(person(name, person.password(), person.role(), encoder)));
        return List.copyOf(known);
    }

    @Bean
    UserDetailsService userDetailsService(@Qualifier("people") List<UserDetails> people) {
        return new InMemoryUserDetailsManager(people);
    }

    private static UserDetails person(String name, String password, Role role, PasswordEncoder encoder) {
        String encoded = password.startsWith("{bcrypt}") ? password : encoder.encode(password);
        return User.withUsername(name).password(encoded).roles(role.name()).build();
    }
}
