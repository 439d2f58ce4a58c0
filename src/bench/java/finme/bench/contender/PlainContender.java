package finme.bench.contender;

import finme.bench.load.Post;
import finme.bench.measure.Database;
import finme.bench.plain.Lenders;
import finme.bench.plain.PlainApplication;
import finme.bench.rows.Tables;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The yardstick everybody has at home: the starter's defaults, full history, a thread for each waiting call. */
public final class PlainContender implements Contender {
    private final int port;
    private final Database database;
    private final ConfigurableApplicationContext context;

    public PlainContender(int port, Database database, String sandbox) throws Exception {
        this.port = port;
        this.database = database;
        Tables.create(database);
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
    public Post application(int n) {
        return Post.json(port, "/applications", "", Application.json(n));
    }

    @Override
    public void close() {
        context.close();
    }
}
