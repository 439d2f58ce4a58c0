package finme.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docker/roles.sh} without Docker: the script runs as it is, with a {@code psql} in its path that only writes down
 * what it is told; that is then told to a PostgreSQL.
 */
class RolesScriptModuleTests {
    private static final Path BINARIES = Path.of("target", "postgres");
    private static final String OWNER = "o'wner \"$(id)\" \\ 1";
    private static final String APP = "app;2";
    private static final String DATABASE = "fin-me";

    @TempDir
    Path place;

    @Test
    void makesTwoRolesThatMayDoNoMoreThanTheyNeed() throws Exception {
        String said = said();
        try (PostgresServer server = new PostgresServer(place.resolve("data"), BINARIES, false)) {
            try (Connection admin = connect(server, "postgres", PostgresServer.USER, server.password());
                    Statement statement = admin.createStatement()) {
                statement.execute("create database \"" + DATABASE + '"');
            }
            try (Connection admin = connect(server, DATABASE, PostgresServer.USER, server.password());
                    Statement statement = admin.createStatement()) {
                statement.execute(said);
            }
            try (Connection owner = connect(server, DATABASE, "finme_owner", OWNER);
                    Statement statement = owner.createStatement()) {
                statement.execute("create schema fdforge");
                statement.execute("create table fdforge.t (id int)");
                refused(statement, "create database other");
                refused(statement, "create role other");
                refused(statement, "alter role finme_app superuser");
            }
            try (Connection app = connect(server, DATABASE, "finme_app", APP);
                    Statement statement = app.createStatement()) {
                statement.execute("create temporary table mine (id int)");
                refused(statement, "create schema mine");
                refused(statement, "select * from fdforge.t");
                refused(statement, "create role other");
                refused(statement, "copy (select 1) to program 'true'");
            }
        }
    }

    private static void refused(Statement statement, String sql) {
        assertThatThrownBy(() -> statement.execute(sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .extracting(fault -> ((SQLException) fault).getSQLState())
                .isEqualTo("42501");
    }

    private static Connection connect(PostgresServer server, String database, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + '/' + database, user, password);
    }

    /** As psql would send it: {@code :'name'} is a literal, {@code :"name"} a name. */
    private String said() throws IOException, InterruptedException {
        Path told = place.resolve("told");
        Path input = place.resolve("input");
        Path psql = Files.writeString(
                place.resolve("psql"),
                "#!/bin/sh\nfor each in \"$@\"; do printf '%s\\n' \"$each\" >> '" + told + "'; done\ncat > '" + input
                        + "'\n");
        assertThat(psql.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder("sh", "docker/roles.sh").inheritIO();
        script.environment()
                .putAll(Map.of(
                        "PATH", place + ":" + System.getenv("PATH"),
                        "POSTGRES_USER", "postgres",
                        "POSTGRES_DB", DATABASE,
                        "FINME_OWNER_PASSWORD", OWNER,
                        "FINME_APP_PASSWORD", APP));
        Process process = script.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        List<String> arguments = Files.readAllLines(told);
        assertThat(arguments).containsSequence("--username", "postgres", "--dbname", DATABASE);
        assertThat(arguments).contains("ON_ERROR_STOP=1");
        Map<String, String> variables = new TreeMap<>();
        arguments.stream()
                .filter(each -> each.matches("(owner|app|database)=.*"))
                .map(each -> each.split("=", 2))
                .forEach(each -> variables.put(each[0], each[1]));
        return filled(Files.readString(input), variables);
    }

    private static String filled(String sql, Map<String, String> variables) {
        String filled = Pattern.compile(":(['\"])(\\w+)\\1")
                .matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(quoted(found.group(1), variables.get(found.group(2)))));
        return filled;
    }

    private static String quoted(String mark, String value) {
        String doubled = mark + value.replace(mark, mark + mark) + mark;
        return mark.equals("'") && value.contains("\\") ? "E" + doubled.replace("\\", "\\\\") : doubled;
    }
}
