package finme.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stub systems connected through the public API; at the end they are told nothing any more. */
public final class ConnectedStubs implements AutoCloseable {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final FinMeHttp http;
    private final Map<String, StubSystem> stubs = new LinkedHashMap<>();

    public ConnectedStubs(FinMeHttp http) {
        this.http = http;
    }

    public StubSystem connect(String code, String... events) {
        StubSystem stub = stubs.computeIfAbsent(code, fresh -> new StubSystem());
        put(code, Map.of("events", List.of(events)));
        return stub;
    }

    /** Saves it once more with other members. */
    public FinMeHttp.Answer put(String code, Map<String, ?> others) {
        StubSystem stub = stubs.get(code);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "System " + code);
        body.put("state", "ACTIVE");
        body.put("url", stub == null ? "http://localhost:1/" : stub.url());
        body.put("secret", SECRET);
        body.put("events", List.of());
        body.putAll(others);
        return http.putMasterData("connected-systems", code, body);
    }

    @Override
    public void close() {
        new ArrayList<>(stubs.keySet()).forEach(code -> put(code, Map.of("state", "PAUSED")));
        stubs.values().forEach(StubSystem::close);
        stubs.clear();
    }
}
