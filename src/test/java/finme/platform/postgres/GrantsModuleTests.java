package finme.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The owner and the role FinMe works as, in an embedded database with a table of its own. */
class GrantsModuleTests {
    @Test
    void theRoleReadsAndWritesRowsAndChangesNothingElse() throws Exception {
        Path parent = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "grants");
        Path migrations = Files.createDirectories(parent.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__kept.sql"), """
                create table fdforge.kept (id int primary key);
                create table engine.old (id int);
                insert into fdforge.kept values (1)""");
        try (PostgresServer server = new PostgresServer(parent.resolve("pg"), Path.of("target", "postgres"), false)) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
            EmbeddedPostgresConfiguration.Connection app =
                    ApplicationRole.made(url, PostgresServer.USER, server.password());
            Flyway.configure()
                    .dataSource(url, PostgresServer.USER, server.password())
                    .schemas("fdforge", "engine")
                    .locations("filesystem:" + migrations)
                    .callbacks(new Grants(app.user()))
                    .load()
                    .migrate();
            try (Connection connection = DriverManager.getConnection(url, app.user(), app.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into fdforge.kept values (2)");
                statement.execute("create table engine.made_by_the_engine (id int)");
                statement.execute("create index on engine.old (id)");
                assertThat(superuser(statement)).isFalse();
                for (String beyond : new String[] {
                    "alter table fdforge.kept add column more int",
                    "alter table fdforge.kept disable trigger all",
                    "create table fdforge.mine (id int)",
                    "delete from fdforge.flyway_schema_history",
                    "set session_replication_role = replica",
                    "create role friend superuser"
                }) {
                    assertThatThrownBy(() -> statement.execute(beyond))
                            .as(beyond)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
                }
            }
        }
    }

    private static boolean superuser(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
