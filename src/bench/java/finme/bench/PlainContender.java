package finme.bench;

import finme.bench.plain.Lenders;
import finme.bench.plain.PlainApplication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The yardstick everybody has at home: the starter's defaults, full history, a thread for each waiting call. */
final class PlainContender implements Contender {
    private static final String TABLES = """
            create table application (id text primary key, payload text, status text,
              received_at timestamptz not null default clock_timestamp(), finished_at timestamptz);
            create table dispatch (id text primary key, application_id text not null references application (id),
              partner text, status text, answer text, at timestamptz not null default clock_timestamp());
            """;

    private final String base;
    private final Database database;
    private final ConfigurableApplicationContext context;

    PlainContender(int port, Database database, String sandbox) throws Exception {
        this.base = "http://127.0.0.1:" + port;
        this.database = database;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
        context = new SpringApplicationBuilder(PlainApplication.class)
                .properties("spring.config.name=plain")
                .properties(Map.of(
                        "server.port",
                        port,
                        "server.address",
                        "127.0.0.1",
                        "sandbox",
                        sandbox,
                        "spring.datasource.url",
                        database.url(),
                        "spring.datasource.username",
                        database.user(),
                        "spring.datasource.password",
                        database.password()))
                .run();
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void partnersTake(Duration delay) {
        context.getBean(Lenders.class).take(delay);
    }

    @Override
    public HttpRequest application(int n) {
        return HttpRequest.newBuilder(URI.create(base + "/applications"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Application.json(n)))
                .build();
    }

    @Override
    public String finished() {
        return "select count(*) from application where finished_at is not null";
    }

    @Override
    public String ends() {
        return "select id, finished_at from application where received_at >= ? and finished_at is not null";
    }

    @Override
    public void close() {
        context.close();
    }
}
