package finme.platform.postgres;

import finme.platform.CoreRole;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Migrations have connections of their own, without the pool's ends: an index on a large table takes its time, and the
 * node that starts second waits for the first.
 */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class MigrationConnection {
    @Bean
    FlywayConnectionDetails migrationConnectionDetails(JdbcConnectionDetails database) {
        return new Unhurried(database);
    }

    private record Unhurried(JdbcConnectionDetails database) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return database.getUsername();
        }

        @Override
        public String getPassword() {
            return database.getPassword();
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
