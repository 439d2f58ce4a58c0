package finme.platform.postgres;

import finme.platform.CoreRole;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Migrations have connections of their own, if wanted as the owner of all tables, and without the pool's ends: an index on a large table takes its time, and the
 * node that starts second waits for the first.
 */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class MigrationConnection {
    /**
     * @param name of the role that owns the tables, where FinMe works as another one
     * @param password its own
     */
    @Bean
    FlywayConnectionDetails migrationConnectionDetails(
            JdbcConnectionDetails database,
            ObjectProvider<MigrationOwner> embedded,
            @Value("${finme.migration.username:}") String name,
            @Value("${finme.migration.password:}") String password) {
        MigrationOwner same =
                new MigrationOwner(String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        return new Unhurried(
                database, name.isBlank() ? embedded.getIfAvailable(() -> same) : new MigrationOwner(name, password));
    }

    /** Nothing has to be granted to who owns it all. */
    @Bean
    FlywayConfigurationCustomizer grantsToFinMe(JdbcConnectionDetails database, FlywayConnectionDetails owner) {
        String role = String.valueOf(database.getUsername());
        return flyway -> {
            if (!role.equals(owner.getUsername())) {
                flyway.callbacks(new Grants(role));
            }
        };
    }

    private record Unhurried(JdbcConnectionDetails database, MigrationOwner owner) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return owner.user();
        }

        @Override
        public String getPassword() {
            return owner.password();
        }

        @Override
        public String getJdbcUrl() {
            return database.getJdbcUrl();
        }

        @Override
        public String toString() {
            return database.getJdbcUrl();
        }
    }
}
