package finme.platform.login;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The people who may log in, by configuration.
 *
 * @param admin the first administrator, whose name is {@code admin}
 * @param users others by name
 */
@ConfigurationProperties("finme")
record People(@DefaultValue Admin admin, @DefaultValue Map<String, Person> users) {

    record Admin(@DefaultValue("") String password) {
        @Override
        public String toString() {
            return "Admin[***]";
        }
    }

    /** @param password in clear text or as {@code {bcrypt}…} */
    record Person(String password, Role role) {
        @Override
        public String toString() {
            return "Person[" + role + ']';
        }
    }
}
