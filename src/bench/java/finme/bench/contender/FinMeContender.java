package finme.bench.contender;

import finme.bench.load.Post;
import finme.bench.measure.Database;
import finme.platform.FinMe;
import finme.testing.StaffPages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** The product as it is delivered, in this JVM, with its sandbox: the lenders of all contenders, and the CRM. */
public final class FinMeContender implements Contender, FinMeTarget {
    private final int port;
    private final Database database;
    private final ConfigurableApplicationContext context;
    private final FinMeAdmin admin;

    public FinMeContender(int port, Database database, Path data) throws Exception {
        this.port = port;
        this.database = database;
        context = new SpringApplicationBuilder(FinMe.class)
                .profiles("sandbox")
                .run(FinMeSettings.arguments(port, database, data).toArray(String[]::new));
        admin = new FinMeAdmin(base());
        admin.source();
        partnersTake(Duration.ZERO);
        admin.deploy("partner-prioritisation.dmn");
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    public String sandbox() {
        return base() + "/sandbox";
    }

    public int port() {
        return port;
    }

    public FinMeAdmin admin() {
        return admin;
    }

    /** What each of its connections tells PostgreSQL, planner settings among it. */
    public Map<String, String> connectionProperties() {
        return Binder.get(context.getEnvironment())
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .get();
    }

    public StaffPages pages() {
        return new StaffPages((WebApplicationContext) context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    static Post post(int port, String application) {
        return Post.json(
                port, "/api/v1/sources/bench/applications", "Authorization: Bearer " + FinMeAdmin.KEY, application);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void partnersTake(Duration delay) throws Exception {
        admin.lenders(sandbox(), delay);
    }

    @Override
    public Post application(int n) {
        return application(Application.json(n));
    }

    public Post application(String body) {
        return post(port, body);
    }

    @Override
    public void close() {
        context.close();
    }
}
