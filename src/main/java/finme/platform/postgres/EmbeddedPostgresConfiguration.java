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

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(PostgresServer server) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        return new Connection(url, server.password());
    }

    private record Connection(String url, String password) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return PostgresServer.USER;
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
