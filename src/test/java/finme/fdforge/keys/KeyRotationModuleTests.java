package finme.fdforge.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.fdforge.Keys;
import finme.fdforge.SecretBox;
import finme.fdforge.Vault;
import finme.fdforge.Vaults;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class KeyRotationModuleTests {
    private static final int PERSONS = 1200;

    private final FinMeHttp http;
    private final Keys keys;
    private final Keyset keyset;
    private final Rewrapping rewrapping;
    private final Vault vault;
    private final SecretBox secrets;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Path file;

    KeyRotationModuleTests(
            FinMeHttp http,
            Keys keys,
            Keyset keyset,
            Rewrapping rewrapping,
            Vault vault,
            SecretBox secrets,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Environment environment) {
        this.http = http;
        this.keys = keys;
        this.keyset = keyset;
        this.rewrapping = rewrapping;
        this.vault = vault;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.file = Path.of(environment.getRequiredProperty("finme.keyset.file"));
    }

    @Test
    void wrapsEverythingAnewAndThenTheOldKeyMayGo() {
        settled();
        List<UUID> persons = persons();
        byte[] sealed = vault.of(persons.get(0)).seal("test", persons.get(0), "Irina".getBytes(UTF_8));
        byte[] secret = secrets.seal("test.secrets/rotated", "{}");
        jdbc.update("""
                insert into fdforge.catalogue (kind, code, version, definition, secrets) values ('test', 'rotated', 1, '{}', ?)
                on conflict (kind, code) do update set secrets = excluded.secrets""", (Object) secret);
        String old = Integer.toUnsignedString(keyset.primary());

        Answer answer = http.post("/api/v1/admin/keys/rotate", FinMeHttp.ADMIN, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("primary").asText()).isNotEqualTo(old);
        assertThat(answer.json().path("keys")).hasSizeGreaterThanOrEqualTo(2);
        Keys.Status done = settled();

        assertThat(done.progress().done()).isGreaterThanOrEqualTo(PERSONS + 1);
        assertThat(done.progress().of()).isEqualTo(done.progress().done());
        assertThat(wrapped(done, old)).isZero();
        assertThat(wrapped(done, done.primary())).isGreaterThanOrEqualTo(PERSONS + 1);
        byte[] anew = jdbc.queryForObject(
                "select secrets from fdforge.catalogue where kind = 'test' and code = 'rotated'", byte[].class);
        assertThat(secrets.open("test.secrets/rotated", java.util.Objects.requireNonNull(anew)))
                .isEqualTo("{}");

        assertThat(http.post("/api/v1/admin/keys/" + old + "/destroy", FinMeHttp.ADMIN, "")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("too_early");
        jdbc.update("update fdforge.key_rotation set started_at = started_at - interval '2 minutes'");
        Answer destroyed = http.post("/api/v1/admin/keys/" + old + "/destroy", FinMeHttp.ADMIN, "");
        assertThat(destroyed.status()).as(destroyed.body()).isEqualTo(200);
        assertThat(destroyed.body()).doesNotContain('"' + old + '"');

        Vault afterRestart = freshVault();
        assertThat(afterRestart.of(persons.get(0)).open("test", persons.get(0), sealed))
                .isEqualTo("Irina".getBytes(UTF_8));
        persons.forEach(afterRestart::of);
        jdbc.update("delete from fdforge.catalogue where kind = 'test'");
    }

    /** A node that had not heard of it sealed one more after all had been wrapped. */
    @Test
    void keyThatStillWrapsSomethingStays() {
        settled();
        UUID person = person();
        byte[] former =
                jdbc.queryForObject("select wrapped from fdforge.subject_key where subject = ?", byte[].class, person);
        String old = keys.status().primary();
        keys.rotate("test");
        settled();
        jdbc.update("update fdforge.subject_key set wrapped = ? where subject = ?", former, person);
        jdbc.update("update fdforge.key_rotation set started_at = started_at - interval '2 minutes'");
        assertThatThrownBy(() -> keys.destroy(old, "test"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("still_in_use"));
        settled();
        assertThat(wrapped(keys.status(), old)).isZero();
        freshVault().of(person);
        keys.destroy(old, "test");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Keys.Status now = settled();
        assertThat(code("/api/v1/admin/keys/" + now.primary() + "/destroy")).isEqualTo("primary");
        assertThat(code("/api/v1/admin/keys/17/destroy")).isEqualTo("not_found");
        jdbc.update("update fdforge.key_rotation set finished_at = null where key = ?", keyset.primary());
        try {
            assertThat(code("/api/v1/admin/keys/rotate")).isEqualTo("rotation_under_way");
        } finally {
            rewrapping.lookAgain();
        }
        settled();
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(http.get("/api/v1/admin/keys", FinMeHttp.AUDITOR).status()).isEqualTo(403);
        assertThat(http.get("/api/v1/admin/keys", FinMeHttp.ADMIN).body()).doesNotContain("keyData", "value");
    }

    private String code(String path) {
        return http.post(path, FinMeHttp.ADMIN, "").json().path("code").asText();
    }

    private Keys.Status settled() {
        return await().atMost(Duration.ofSeconds(60))
                .until(keys::status, status -> status.progress().finished());
    }

    private static long wrapped(Keys.Status status, String id) {
        return status.keys().stream()
                .filter(key -> key.id().equals(id))
                .mapToLong(Keys.Key::wrapped)
                .sum();
    }

    /** As another node, or this one after a restart. */
    private Vault freshVault() {
        return Vaults.fresh(Keyset.read(file), jdbc);
    }

    private List<UUID> persons() {
        return java.util.Objects.requireNonNull(transaction.execute(
                status -> IntStream.range(0, PERSONS).mapToObj(i -> create()).toList()));
    }

    private UUID person() {
        return java.util.Objects.requireNonNull(transaction.execute(status -> create()));
    }

    private UUID create() {
        UUID person = Ids.next();
        vault.create(person);
        return person;
    }
}
