package finme.bench.rows;

import finme.bench.measure.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** FinMe's own tables, by FinMe's own scripts, in a database without FinMe. */
public final class Tables {
    private Tables() {}

    public static void create(Database database) throws Exception {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath:/db/migration/V*.sql");
        Arrays.sort(scripts, Comparator.comparing(Tables::version));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema fdforge; create schema engine");
            for (Resource script : scripts) {
                statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
            }
        }
    }

    private static MigrationVersion version(Resource script) {
        String name = String.valueOf(script.getFilename());
        return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
    }
}
