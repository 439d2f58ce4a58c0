package finme.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Passwords and keys that somebody guesses, over HTTP. */
@FinMeTest
class GuessingModuleTests {
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;

    GuessingModuleTests(FinMeHttp http, JdbcTemplate jdbc, MeterRegistry meters) {
        this.http = http;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @Test
    void whoGuessesPasswordsWaitsAtEveryDoorOfTheHouse() {
        double before = count("login", "failed");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(
                    basic("/api/v1/admin/partners", "auditor", "guess-" + i).status());
        }
        assertThat(statuses).startsWith(401, 401, 401, 401, 401).contains(429).containsOnly(401, 429);
        FinMeHttp.Answer engine = basic("/engine-rest/process-definition", "auditor", "guess");
        assertThat(engine.status()).isIn(401, 429);
        assertThat(count("login", "failed")).isBetween(before + 5, before + 8);
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.failed_try t where t::text like '%auditor%' or t::text like '%guess%'",
                        Long.class))
                .isZero();
        await().until(() ->
                basic("/api/v1/admin/partners", "auditor", "auditor").status() == 200);
    }

    @Test
    void whoGuessesKeysWaits() {
        http.putMasterData(
                "sources",
                "guessed",
                Map.of(
                        "code",
                        "guessed",
                        "name",
                        "Guessed",
                        "key",
                        "a-key-of-guessed",
                        "format",
                        "JSON",
                        "mapping",
                        "payload"));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(key("guess-" + i));
        }
        assertThat(statuses).startsWith(401, 401, 401, 401, 401).contains(429).containsOnly(401, 429);
        await().until(() -> key("a-key-of-guessed") == 422);
    }

    @Test
    void oddBytesInAKeyAreAWrongKey() {
        assertThat(key("\u00e9\u00ff\u0080")).isEqualTo(401);
        assertThat(http.send(http.request("/api/v1/admin/partners").header("Authorization", "Basic " + "\u00ff\u00fe"))
                        .status())
                .isEqualTo(401);
    }

    private double count(String door, String outcome) {
        return meters.counter("finme.security.tries", "door", door, "outcome", outcome)
                .count();
    }

    private int key(String key) {
        return http.send(http.request("/api/v1/sources/guessed/applications")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .status();
    }

    private FinMeHttp.Answer basic(String path, String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        return http.send(http.request(path).header("Authorization", "Basic " + pair));
    }
}
