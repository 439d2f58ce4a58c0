package finme.crm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A CRM as many are: ids of its own, no upsert but in batches, searches that give lists, version numbers against lost
 * updates, a limit on calls.
 */
final class SmallCrm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ObjectNode> records = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    /** A record that no list with it can be made of. */
    volatile @Nullable String broken;
    /** Whether it has no lists at all. */
    volatile boolean listless;
    /** Calls that are answered with 429 first. */
    final AtomicInteger throttled = new AtomicInteger();

    SmallCrm() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/api";
    }

    @Nullable
    ObjectNode find(String finmeId) {
        return records.values().stream()
                .filter(record -> record.path("finmeId").asText().equals(finmeId))
                .findFirst()
                .orElse(null);
    }

    /** Somebody types something in. */
    synchronized void change(String finmeId, String field, String value) {
        ObjectNode record = Objects.requireNonNull(find(finmeId)).deepCopy();
        store(record.put(field, value));
    }

    /** Somebody types in a new record. @return its id here */
    synchronized String make(@Nullable String finmeId) {
        ObjectNode record = JSON.createObjectNode().put("lastName", "Handmade");
        record.put("finmeId", finmeId);
        return store(record).path("id").asText();
    }

    /** An import: all of them at one time. @return their ids here */
    synchronized List<String> load(int records, Instant at) {
        return IntStream.range(0, records)
                .mapToObj(each -> {
                    String id = make(null);
                    Objects.requireNonNull(records().get(id)).put("modifiedAt", at.toString());
                    return id;
                })
                .toList();
    }

    private Map<String, ObjectNode> records() {
        return records;
    }

    /** Somebody gives a record an id of ours. */
    synchronized void link(String id, String finmeId) {
        store(Objects.requireNonNull(records.get(id)).deepCopy().put("finmeId", finmeId));
    }

    private ObjectNode store(ObjectNode record) {
        if (!record.has("id")) {
            record.put("id", String.valueOf(ids.incrementAndGet()));
        }
        record.put("versionNumber", record.path("versionNumber").asInt() + 1);
        record.put("modifiedAt", Instant.now().toString());
        records.put(record.path("id").asText(), record);
        return record;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (throttled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 429, JSON.createObjectNode());
        } else if (!"k1".equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
            answer(exchange, 401, JSON.createObjectNode());
        } else {
            route(exchange, body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
        }
    }

    private synchronized void route(HttpExchange exchange, JsonNode body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod() + ' ' + path.replaceAll("/\\d+$", "/{id}")) {
            case "GET /api/Contact" -> list(exchange, query(exchange));
            case "POST /api/Contact" -> answer(exchange, 201, store((ObjectNode) body));
            case "PUT /api/Contact/{id}" -> update(exchange, path.substring(path.lastIndexOf('/') + 1), body);
            case "POST /api/batch/Company" -> answer(exchange, 200, batch(body));
            default -> answer(exchange, 404, JSON.createObjectNode());
        }
    }

    private void update(HttpExchange exchange, String id, JsonNode body) throws IOException {
        ObjectNode present = records.get(id);
        String expected = exchange.getRequestHeaders().getFirst("X-Version-Number");
        if (present == null) {
            answer(exchange, 404, JSON.createObjectNode());
        } else if (expected != null
                && !expected.equals(present.path("versionNumber").asText())) {
            answer(exchange, 412, JSON.createObjectNode());
        } else {
            answer(exchange, 200, store(present.deepCopy().setAll((ObjectNode) body)));
        }
    }

    private ObjectNode batch(JsonNode body) {
        ArrayNode results = JSON.createArrayNode();
        for (JsonNode input : body.path("inputs")) {
            String key = input.path("id").asText();
            ObjectNode present = find(key);
            ObjectNode record = present == null ? JSON.createObjectNode().put("finmeId", key) : present.deepCopy();
            if (input.at("/properties/name").asText().isBlank()) {
                results.addObject().put("id", key).put("error", "NAME_MISSING");
            } else {
                store(record.setAll((ObjectNode) input.path("properties")));
                results.addObject()
                        .put("id", key)
                        .put("version", record.path("versionNumber").asInt());
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.set("results", results);
        return answer;
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        ObjectNode list = list(query);
        boolean breaks = list.findValuesAsText("id").contains(String.valueOf(broken));
        answer(exchange, listless && query.containsKey("since") ? 404 : breaks ? 500 : 200, list);
    }

    private ObjectNode list(Map<String, String> query) {
        String since = query.getOrDefault("since", "");
        String key = query.get("finmeId");
        List<ObjectNode> found = records.values().stream()
                .filter(record ->
                        key == null || key.equals(record.path("finmeId").asText()))
                .filter(record -> record.path("modifiedAt").asText().compareTo(since) >= 0)
                .sorted(Comparator.comparing(
                                (ObjectNode record) -> record.path("modifiedAt").asText())
                        .thenComparing(record -> record.path("id").asText()))
                .skip(Long.parseLong(query.getOrDefault("offset", "0")))
                .limit(Long.parseLong(query.getOrDefault("maxSize", "20")))
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("list").addAll(found);
        return answer;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
