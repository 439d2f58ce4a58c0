package finme.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import finme.platform.access.Wire.Reply;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.LogOf;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Whatever anybody sends to whatever address: no answer above 499 but 503, faults of the API in its own form, and nothing
 * that was sent in the log. Each address gets a few of all the values, others than its neighbours.
 */
@FinMeTest
class NastyValuesModuleTests {
    private static final String SOURCE = "nasty";
    private static final String KEY = "nasty-key";
    private static final int SENDERS = 4;
    /** They change what other tests live on, or answer for as long as somebody listens. */
    private static final Set<String> LEFT_OUT = Set.of("/logout", "/api/v1/admin/keys/", "/admin/keys", "/sandbox/");

    private static final List<String> QUERY = List.of(
            "from",
            "to",
            "limit",
            "cursor",
            "reference",
            "status",
            "source",
            "partner",
            "seen",
            "test",
            "language",
            "reveal",
            "dryRun",
            "with",
            "state",
            "system",
            "maxResults",
            "firstResult",
            "sortBy",
            "processDefinitionKey",
            "createdBefore",
            "cascade");

    private final FinMeHttp http;
    private final Wire wire;
    private final ApplicationContext context;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private int turn;

    NastyValuesModuleTests(FinMeHttp http, Environment environment, ApplicationContext context) {
        this.http = http;
        this.wire = new Wire(environment.getRequiredProperty("server.port", Integer.class));
        this.context = context;
    }

    @BeforeEach
    void source() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "name",
                        "Nasty",
                        "state",
                        "ACTIVE",
                        "key",
                        KEY,
                        "format",
                        "JSON",
                        "mapping",
                        "payload",
                        "onMissing",
                        "REFUSE",
                        "test",
                        true));
    }

    @Test
    void noAddressFailsByWhatIsSentToIt() throws Exception {
        try (LogOf log = LogOf.everything(Level.INFO)) {
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            addresses().forEach((endpoint, members) -> {
                int from = turn++;
                senders.execute(() -> attack(endpoint, members, from));
            });
            senders.shutdown();
            assertThat(senders.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
            assertThat(wrong.stream().sorted().limit(40).toList()).isEmpty();
            assertThat(log.text()
                            .lines()
                            .filter(line -> line.contains(NastyValues.SECRET))
                            .limit(20))
                    .isEmpty();
        }
    }

    /** Each member of an application in turn, each with some of the values. */
    @Test
    void noApplicationFailsIntake() throws Exception {
        List<String> parts =
                Stream.of(APPLICATION.split("(?<=[:\\[{,])(?=\\S)|(?=[,}\\]])")).toList();
        try (LogOf log = LogOf.everything(Level.INFO)) {
            int seen = 0;
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0 && parts.get(i - 1).endsWith(":") && !parts.get(i).startsWith("{")) {
                    for (int each = 0; each < 4; each++) {
                        List<String> changed = new ArrayList<>(parts);
                        changed.set(i, pick(NastyValues.JSON, seen++));
                        take(String.join("", changed));
                    }
                }
            }
            assertThat(seen).isGreaterThan(80);
            assertThat(wrong).isEmpty();
            assertThat(log.text()
                            .lines()
                            .filter(line -> line.contains(NastyValues.SECRET))
                            .limit(20))
                    .isEmpty();
        }
    }

    private void take(String application) throws IOException {
        String target = "/api/v1/sources/" + SOURCE + "/applications?test=UNPLACED";
        List<String> headers = List.of("Authorization: Bearer " + KEY, "Content-Type: application/json");
        check("POST", target, application, wire.send("POST", target, headers, bytes(application)));
    }

    private void attack(Endpoint endpoint, List<String> members, int from) {
        try {
            String usual = endpoint.address();
            send(endpoint, pathWith(endpoint, pick(NastyValues.ENCODED, from)), List.of(), body(members, from), true);
            send(endpoint, pathWith(endpoint, pick(NastyValues.ENCODED, from * 7 + 3)), List.of(), "{}", false);
            send(endpoint, usual + query(from), List.of(), body(members, from + 11), true);
            send(endpoint, usual, headers(from), "{}", true);
            if (endpoint.path().startsWith("/engine-rest/")) {
                return; // they are many and much alike
            }
            send(endpoint, usual + query(from + 13), List.of(), body(members, from + 5), true);
            send(endpoint, usual, headers(from + 29), body(members, from + 17), false);
            send(endpoint, usual, List.of("Content-Type: text/xml"), "<a>" + NastyValues.SECRET + "</b", true);
            send(
                    endpoint,
                    usual,
                    List.of("Content-Type: application/x-www-form-urlencoded"),
                    "code=" + pick(NastyValues.ENCODED, from + 2) + "&reason=%00&name=%zz",
                    true);
            send(endpoint, usual + "/", List.of(), "[", true);
        } catch (IOException broken) {
            wrong.add(endpoint + " broke off: " + broken);
        }
    }

    private void send(Endpoint endpoint, String target, List<String> more, String body, boolean staff)
            throws IOException {
        List<String> headers = new ArrayList<>(more);
        if (staff && more.stream().noneMatch(each -> each.startsWith("Authorization"))) {
            headers.add("Authorization: Basic "
                    + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8)));
        }
        if (more.stream().noneMatch(each -> each.startsWith("Content-Type"))) {
            headers.add("Content-Type: application/json");
        }
        byte[] content = endpoint.method().equals("GET") ? new byte[0] : bytes(body);
        String shown = target.length() > 150 ? target.substring(0, 150) + "…" : target;
        check(
                endpoint.method(),
                shown + ' ' + cut(String.valueOf(more)),
                body,
                wire.send(endpoint.method(), target, headers, content));
    }

    private void check(String method, String target, String body, Reply reply) {
        boolean fails = reply.status() >= 500 && reply.status() != 503 || reply.status() == 0;
        String type = reply.header("Content-Type");
        boolean formless = reply.status() >= 400 && target.startsWith("/api/") && !type.contains("problem+json");
        boolean page = reply.status() >= 400 && target.startsWith("/engine-rest") && type.contains("html");
        if (fails || formless || page) {
            wrong.add(method + ' ' + target + ' ' + cut(body) + " -> " + reply.status() + ' ' + type + ' '
                    + cut(reply.body().replace('\n', ' ')));
        }
    }

    private static String cut(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }

    private static String pathWith(Endpoint endpoint, String value) {
        String path = endpoint.path().replaceAll("\\{[^/]+}", java.util.regex.Matcher.quoteReplacement(value));
        return path.equals(endpoint.path()) ? path + '/' + value : path.replace("*", "x");
    }

    private static String query(int from) {
        StringBuilder query = new StringBuilder("?");
        for (int i = 0; i < 4; i++) {
            query.append(i == 0 ? "" : "&")
                    .append(pick(QUERY, from * 4 + i))
                    .append('=')
                    .append(pick(NastyValues.ENCODED, from + i * 9));
        }
        return query.toString();
    }

    private static List<String> headers(int from) {
        return List.of(
                pick(NastyValues.HEADERS, from) + ": " + pick(NastyValues.BYTES, from * 3),
                pick(NastyValues.HEADERS, from + 7) + ": " + pick(NastyValues.BYTES, from + 1));
    }

    private static String body(List<String> members, int from) {
        if (from % 9 == 0) {
            return pick(NastyValues.JSON, from);
        }
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < members.size(); i++) {
            body.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(members.get(i))
                    .append("\": ")
                    .append(pick(NastyValues.JSON, from + i * 5));
        }
        return body.append('}').toString();
    }

    private static <T> T pick(List<T> all, int at) {
        return all.get(Math.floorMod(at, all.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each with the members that its body may have, as far as its signature tells. */
    private Map<Endpoint, List<String>> addresses() {
        Map<Endpoint, List<String>> all = new TreeMap<>();
        List<String> engine = List.of(
                "id",
                "name",
                "processInstanceIds",
                "processDefinitionId",
                "retries",
                "suspended",
                "variables",
                "userId",
                "sorting",
                "orQueries",
                "query",
                "instructions",
                "dueDate",
                "businessKey");
        EngineEndpoints.find().forEach(each -> all.put(each, engine));
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        info.getPatternValues()
                                .forEach(path -> all.put(new Endpoint(method.name(), path), members(handler)));
                    }
                }));
        // the second way to the engine is closed to everybody
        all.keySet().removeIf(endpoint -> endpoint.path().startsWith("/engine-rest/engine/"));
        all.keySet().removeIf(endpoint -> LEFT_OUT.stream().anyMatch(endpoint.path()::startsWith));
        return new LinkedHashMap<>(all);
    }

    private static List<String> members(HandlerMethod handler) {
        List<String> members = new ArrayList<>();
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)
                    && parameter.getType().isRecord()) {
                members.addAll(Arrays.stream(parameter.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toList()));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                members.add(Objects.requireNonNull(parameter.getName()));
            }
        }
        return members.isEmpty() ? List.of("code", "name", "reason", "value", "data", "version", "entries") : members;
    }

    private static final String APPLICATION =
            "{\"product\":\"PERSONAL_LOAN\",\"amount\":{\"value\":6000,\"currency\":\"EUR\"},\"termMonths\":36,\"purpose\":\"HOME_IMPROVEMENT\","
                    + "\"borrower\":{\"firstName\":\"Irina\",\"middleName\":null,\"lastName\":\"Novak\",\"birthDate\":\"1990-04-17\",\"taxId\":\"9004171234\","
                    + "\"phone\":\"+420601000184\",\"email\":\"irina.novak@example.test\",\"language\":\"cs\","
                    + "\"address\":{\"line1\":\"Lipova 12\",\"city\":\"Brno\",\"region\":\"JM\",\"postalCode\":\"60200\",\"country\":\"CZ\"}},"
                    + "\"employment\":{\"status\":\"EMPLOYED\",\"employer\":\"Acme\",\"since\":\"2019-05-01\",\"monthlyIncome\":{\"value\":1800,\"currency\":\"EUR\"}},"
                    + "\"obligations\":{\"monthlyPayments\":{\"value\":250,\"currency\":\"EUR\"}},"
                    + "\"consents\":[{\"kind\":\"DATA_SHARING\",\"version\":\"v7\",\"givenAt\":\"2026-03-02T10:14:05Z\",\"ip\":\"192.0.2.14\",\"userAgent\":\"Mozilla\",\"page\":\"https://apply.example.test/loan\"}],"
                    + "\"attributes\":{\"carOwner\":true}}";
}
