package finme.platform.postgres;

import finme.platform.CoreRole;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Core without {@code spring.datasource.url}: the pool gets its address from the server's bean, so it is closed before
 * the server stops.
 */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "<unset>", matchIfMissing = true)
class EmbeddedPostgresConfiguration {
    @Bean
    PostgresServer embeddedPostgres(
            @Value("${finme.data.dir}") Path data,
            @Value("${finme.postgres.binaries:}") String binaries,
            @Value("${finme.postgres.durable:true}") boolean durable)
            throws IOException {
        Path own = data.resolve("pg");
        return new PostgresServer(own, binaries.isBlank() ? own : Path.of(binaries), durable);
    }

    /** @param apart false only in tests, which plant what FinMe itself may not do */
    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(
            PostgresServer server, @Value("${finme.postgres.roles-apart:true}") boolean apart) {
        Connection owner = owner(server);
        return apart ? ApplicationRole.made(owner.url(), owner.user(), owner.password()) : owner;
    }

    /** Who owns the tables and migrates them. */
    @Bean
    MigrationOwner embeddedPostgresOwner(PostgresServer server) {
        Connection owner = owner(server);
        return new MigrationOwner(owner.user(), owner.password());
    }

    private static Connection owner(PostgresServer server) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        return new Connection(url, PostgresServer.USER, server.password());
    }

    record Connection(String url, String user, String password) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
