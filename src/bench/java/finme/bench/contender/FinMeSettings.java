package finme.bench.contender;

import finme.bench.measure.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a FinMe is started on the bench's database, in this JVM or in another. */
final class FinMeSettings {
    private FinMeSettings() {}

    static List<String> arguments(int port, Database database, Path data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("finme.public-url", "http://127.0.0.1:" + port);
        settings.put("finme.decisions.approvals", 0);
        settings.put("finme.data.dir", data);
        settings.put("finme.keyset.file", data.resolve("keyset.properties"));
        settings.put("finme.keyset.generate", true);
        settings.put("finme.admin.password", FinMeAdmin.PASSWORD);
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        // what the sandbox remembers is no memory of FinMe's
        settings.put("finme.sandbox.remember", 2_000);
        settings.put("finme.sandbox.crm.file", "");
        // the other contenders write to nobody
        settings.put("finme.letters.not-for", System.getProperty("bench.letters") == null ? "bench" : "");
        settings.put("logging.level.root", "WARN");
        settings.put("logging.level.finme", "WARN");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
