package finme.bench.measure;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** FinMe's own embedded PostgreSQL with its durable settings, held apart so that each FinMe can come and go. */
public final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Database database;

    public Server(Path data) throws Exception {
        Class<?> embedded = Class.forName("finme.platform.postgres.EmbeddedPostgresConfiguration");
        context = new SpringApplicationBuilder(embedded)
                .web(WebApplicationType.NONE)
                .profiles("core")
                // neither FinMe's settings nor the check of its secrets: this is only its database
                .properties(Map.of(
                        "spring.config.name", "none",
                        "spring.main.banner-mode", "off",
                        "finme.data.dir", data.toString(),
                        "finme.keyset.file", "none",
                        "finme.admin.password", "none",
                        // it creates databases and an extension, and stops what hangs
                        "finme.postgres.roles-apart", "false",
                        "logging.level.root", "WARN"))
                .run();
        JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
        database = new Database(
                details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
        database.execute("create extension if not exists pg_stat_statements");
    }

    /** The one FinMe uses; the extension that counts statements is installed there. */
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        context.close();
    }
}
