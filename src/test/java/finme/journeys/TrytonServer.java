package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Tryton server from Debian's packages, on a free port and SQLite: parties, a company, sale opportunities. Made once
 * (some 15 s), kept under target and copied for each run.
 */
final class TrytonServer implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "tryton-of-tests-184";

    private static final Path PROGRAM = Path.of("/usr/bin/trytond");
    private static final Path TEMPLATE = Path.of("target", "tryton", "crm.sqlite");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path directory;
    private final int port;
    private final Process server;
    private @Nullable String session;

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    TrytonServer() throws Exception {
        directory = Files.createTempDirectory("finme-tryton");
        port = freePort();
        Files.writeString(
                directory.resolve("trytond.conf"),
                "[web]\nlisten = 127.0.0.1:" + port + "\n[database]\nuri = sqlite://\npath = " + directory + '\n');
        boolean fresh = !Files.exists(TEMPLATE);
        if (fresh) {
            make();
        } else {
            Files.copy(TEMPLATE, directory.resolve("crm.sqlite"));
        }
        server = run(List.of(PROGRAM.toString(), "-c", "trytond.conf"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(this::isUp);
        if (fresh) {
            company();
            Files.createDirectories(TEMPLATE.getParent());
            Files.copy(directory.resolve("crm.sqlite"), TEMPLATE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(directory.toFile(), "log")));
        builder.environment().put("TRYTONPASSFILE", directory.resolve("pass").toString());
        return builder.start();
    }

    private void make() throws Exception {
        Files.writeString(directory.resolve("pass"), PASSWORD + '\n');
        Files.createFile(directory.resolve("crm.sqlite"));
        Process made = run(List.of(
                PROGRAM + "-admin",
                "-c",
                "trytond.conf",
                "-d",
                "crm",
                "-u",
                "party",
                "sale_opportunity",
                "--activate-dependencies",
                "--email",
                "admin@example.test"));
        assertThat(made.waitFor(240, TimeUnit.SECONDS)).as("made in time").isTrue();
        assertThat(made.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
    }

    String url() {
        return "http://localhost:" + port + "/crm";
    }

    private boolean isUp() {
        try {
            JsonNode login = call("common.db.login", USER, Map.of("password", PASSWORD));
            String pair =
                    USER + ':' + login.path(0).asText() + ':' + login.path(1).asText();
            session = "Session " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            return login.size() == 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What an accountant does first. */
    private void company() throws IOException {
        JsonNode currency = call(
                "model.currency.currency.create",
                List.of(Map.of("name", "Euro", "code", "EUR", "symbol", "E", "digits", 2)),
                Map.of());
        JsonNode party = call("model.party.party.create", List.of(Map.of("name", "FinMe", "code", "FINME")), Map.of());
        JsonNode company = call(
                "model.company.company.create",
                List.of(Map.of(
                        "party",
                        party.path(0).asInt(),
                        "currency",
                        currency.path(0).asInt())),
                Map.of());
        int id = company.path(0).asInt();
        call(
                "model.res.user.write",
                List.of(1),
                Map.of("companies", List.of(List.of("add", List.of(id))), "company", id),
                Map.of());
    }

    /** @throws IOException also when the server fails the call */
    JsonNode call(String method, Object... parameters) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + "/"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("id", 1, "method", method, "params", parameters))));
        if (session != null) {
            request.header("Authorization", session);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode said = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.nullNode();
            if (answer.statusCode() != 200 || said.hasNonNull("error")) {
                throw new IOException(method + ": " + answer.statusCode() + ' ' + said.path("error"));
            }
            return said.path("result");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** @return the only record with the value; missing when there is none */
    JsonNode find(String model, String field, String value, String... fields) throws IOException {
        List<Object> all = new ArrayList<>(List.of(List.of(List.of(field, "=", value)), 0));
        all.add(null);
        all.add(null);
        all.add(List.of(fields));
        all.add(Map.of());
        return call("model." + model + ".search_read", all.toArray()).path(0);
    }

    @Override
    public void close() throws Exception {
        server.destroy();
        if (!server.waitFor(5, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
