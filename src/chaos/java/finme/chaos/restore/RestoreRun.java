package finme.chaos.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.chaos.node.AdminApi;
import finme.chaos.node.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One person stays, one is erased after a backup of the running cluster was made. Then the backup takes the cluster's
 * place, first without the erasure file, to see that it really holds the person, then with it.
 */
public final class RestoreRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String KEY = "key-of-t9";
    private static final String PERSON = """
            {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 24,
             "borrower": {"firstName": "%1$s", "lastName": "%2$s", "birthDate": "1981-07-23", "taxId": "%3$s",
               "email": "%4$s", "address": {"line1": "Ptaci 17", "city": "Brno", "country": "CZ"}},
             "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}""";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> broken = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final Path directory;
    private final Cluster cluster;
    private Node finme;
    private final AdminApi api;

    private RestoreRun(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.cluster = new Cluster(this.directory.resolve("data"));
        this.finme = node("erasures.log");
        this.api = new AdminApi(() -> this.finme.url());
    }

    /** @param broken empty when nobody came back */
    public record Verdict(List<String> broken, List<String> facts) {}

    public static Verdict play() throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "chaos"));
        try (RestoreRun run = new RestoreRun(Files.createTempDirectory(parent, "restore-"))) {
            return run.go();
        }
    }

    private Node node(String erasures) throws IOException {
        return new Node(
                directory.resolve("data"),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(),
                List.of(
                        "--finme.keyset.file=" + directory.resolve("keyset.properties"),
                        "--finme.erasure.file=" + directory.resolve(erasures)));
    }

    private record Somebody(String lastName, String taxId, String application, String borrower) {}

    private Verdict go() throws Exception {
        start();
        api.put("/api/v1/admin/sources/t9", source());
        Somebody stays = arrive("Zustava", "7707230341");
        Somebody goes = arrive("Kanarkova", "7757230346");
        Path backup = directory.resolve("backup");
        long began = System.nanoTime();
        cluster.backUp(backup);
        facts.add("a copy of the running cluster took " + millis(began) + " ms");
        erase(goes);
        expect("erased, before the restore", read(goes).contains("erased"));
        expect(
                "filed outside the database",
                Files.readString(directory.resolve("erasures.log")).contains(goes.borrower));

        restart(backup, "another.log");
        expect(
                "without the erasure file the backup holds the person (else this shows nothing)",
                read(goes).contains(goes.lastName));

        long since = finme.logged();
        restart(backup, "erasures.log");
        expect("the start says that a person was back and is erased again", finme.hasSaid("1 of 1 persons", since));
        awaitDone(goes);
        whoIsBack(stays, goes);
        return new Verdict(broken, facts);
    }

    private void whoIsBack(Somebody stays, Somebody goes) throws IOException, InterruptedException, SQLException {
        expect("the erased person's application shows nothing", !read(goes).contains(goes.lastName));
        expect("nobody is found by the tax id", search(goes.taxId).isEmpty());
        expect("the key is gone", keys(goes) == 0);
        String dump = cluster.dump();
        expect("no value in any table", !dump.contains(goes.lastName) && !dump.contains(goes.taxId));
        expect("the application counts", dump.contains(goes.application));
        expect("who stays is read", read(stays).contains(stays.lastName) && keys(stays) == 1);
        expect("who stays is found", search(stays.taxId).size() == 1);
        facts.add("after the restore: 1 person erased again before the first answer, 1 untouched");
        restartAsItIs();
        expect("a second start finds nobody back", !read(goes).contains(goes.lastName) && keys(goes) == 0);
    }

    private void start() {
        finme.start();
        finme.awaitReady();
    }

    private void restart(Path backup, String erasures) throws IOException {
        finme.stop();
        cluster.restore(backup);
        finme = node(erasures);
        long began = System.nanoTime();
        start();
        facts.add("started on the restored cluster with " + erasures + " in " + millis(began) + " ms");
    }

    private void restartAsItIs() {
        finme.stop();
        start();
    }

    private void expect(String what, boolean holds) {
        if (!holds) {
            broken.add(what);
        }
    }

    private Map<String, Object> source() {
        return Map.of(
                "code", "t9", "name", "T9", "state", "ACTIVE", "key", KEY, "format", "JSON", "mapping", "payload");
    }

    private Somebody arrive(String lastName, String taxId) throws IOException, InterruptedException {
        String body =
                PERSON.formatted("Eva", lastName, taxId, lastName.toLowerCase(java.util.Locale.ROOT) + "@nest.test");
        HttpRequest request = HttpRequest.newBuilder(URI.create(finme.url() + "/api/v1/sources/t9/applications"))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("FinMe answered " + answer.statusCode() + " " + answer.body());
        }
        String application = json.readTree(answer.body()).path("id").asText();
        return new Somebody(
                lastName, taxId, application, search(taxId).get(0).path("id").asText());
    }

    private JsonNode search(String taxId) throws IOException, InterruptedException {
        return api.ask("/api/v1/admin/borrowers/search", Map.of("taxId", taxId)).path("items");
    }

    private String read(Somebody person) throws IOException, InterruptedException {
        return api.get("/api/v1/admin/applications/" + person.application + "?reveal=true")
                .toString();
    }

    private void erase(Somebody person) throws IOException, InterruptedException {
        long began = System.nanoTime();
        api.post("/api/v1/admin/borrowers/" + person.borrower + "/erase", Map.of());
        awaitDone(person);
        facts.add("an erasure took " + millis(began) + " ms");
    }

    private void awaitDone(Somebody person) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode erasure = api.ask("/api/v1/admin/borrowers/" + person.borrower + "/erase", Map.of());
            if (erasure.path("state").asText().equals("DONE")) {
                return;
            }
            LockSupport.parkNanos(200_000_000);
        }
        broken.add("an erasure was not done in " + PATIENCE);
    }

    private long keys(Somebody person) throws IOException, SQLException {
        return cluster.count("select count(*) from fdforge.subject_key where subject = '" + person.borrower + "'");
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    @Override
    public void close() {
        finme.stop();
    }
}
