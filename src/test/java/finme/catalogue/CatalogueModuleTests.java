package finme.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.Ledger;
import finme.fdforge.SecretBox;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormJson;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.mapping.PayloadFormat;
import finme.partner.Partner;
import finme.source.Source;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@FinMeTest
class CatalogueModuleTests {
    private final Catalogue<Source> sources;
    private final Catalogue<Partner> partners;
    private final JdbcTemplate jdbc;
    private final FinMeHttp http;
    private final CatalogueStore store;
    private final SecretBox secrets;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final PlatformTransactionManager transactions;
    private final MasterData<Form> formKind;
    private final FormDrafts drafts;

    CatalogueModuleTests(
            Catalogue<Source> sources,
            Catalogue<Partner> partners,
            JdbcTemplate jdbc,
            FinMeHttp http,
            CatalogueStore store,
            SecretBox secrets,
            Ledger ledger,
            ObjectMapper json,
            PlatformTransactionManager transactions,
            MasterData<Form> formKind,
            FormDrafts drafts) {
        this.sources = sources;
        this.partners = partners;
        this.jdbc = jdbc;
        this.http = http;
        this.store = store;
        this.secrets = secrets;
        this.ledger = ledger;
        this.json = json;
        this.transactions = transactions;
        this.formKind = formKind;
        this.drafts = drafts;
    }

    @Test
    void ofManyWritersWithOneETagOneWins() throws Exception {
        put("cat-etag", "first-key");
        List<Integer> answers = atOnce(IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> http.put(
                                "/api/v1/admin/sources/cat-etag",
                                FinMeHttp.ADMIN,
                                Map.of("name", "Writer " + i, "format", "JSON", "mapping", "{}"),
                                Map.of("If-Match", "\"1\""))
                        .status())
                .toList());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status != 200).containsOnly(412);
        assertThat(sources.find("cat-etag").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void ofManyCreatorsOneWins() throws Exception {
        List<Integer> answers = atOnce(Collections.nCopies(
                8,
                () -> http.put(
                                "/api/v1/admin/sources/cat-new",
                                FinMeHttp.ADMIN,
                                Map.of("name", "New", "key", "some-key", "format", "JSON", "mapping", "{}"),
                                Map.of("If-None-Match", "*"))
                        .status()));
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status != 201).containsOnly(412);
    }

    /** A pause, a new key and an edit on another node: whichever comes last takes nothing back. */
    @Test
    void aSmallChangeLosesNothingOfAnother() {
        put("cat-lost", "old-key-1");
        jdbc.update("update fdforge.catalogue set version = version + 1,"
                + " definition = jsonb_set(definition, '{name}', '\"Renamed elsewhere\"')"
                + " where kind = 'source' and code = 'cat-lost'");
        sources.change("cat-lost", source -> source.withKey("new-key-2"), "admin");
        sources.change("cat-lost", source -> source.withState(Source.State.PAUSED), "admin");
        Source now = sources.find("cat-lost").orElseThrow().value();
        assertThat(now.name()).isEqualTo("Renamed elsewhere");
        assertThat(now.key()).isEqualTo(Sha256.hex("new-key-2"));
        assertThat(now.state()).isEqualTo(Source.State.PAUSED);
        assertThat(sources.find("cat-lost").orElseThrow().version()).isEqualTo(4);
    }

    @Test
    void manySmallChangesAtOnceAllCount() throws Exception {
        put("cat-many", "some-key");
        atOnce(Collections.nCopies(
                20,
                () -> sources.change(
                        "cat-many",
                        source -> source.withState(
                                source.state() == Source.State.ACTIVE ? Source.State.PAUSED : Source.State.ACTIVE),
                        "admin")));
        Versioned<Source> now = sources.find("cat-many").orElseThrow();
        assertThat(now.version()).isEqualTo(21);
        assertThat(now.value().state()).isEqualTo(Source.State.ACTIVE);
        assertThat(sources.history("cat-many")).hasSize(21);
    }

    @Test
    void oneThatCantBeReadHindersNoOther() {
        jdbc.update("insert into fdforge.catalogue (kind, code, version, definition, secrets)"
                + " values ('partner', 'cat-broken', 1, '{\"code\": \"cat-broken\", \"shares\": 7}', '\\x00')");
        await().until(() -> partners.unreadable().contains("cat-broken"));
        assertThat(http.put("/api/v1/admin/partners/cat-whole", FinMeHttp.ADMIN, partner("cat-whole"))
                        .status())
                .isEqualTo(201);
        assertThat(partners.find("cat-broken")).isEmpty();
        assertThat(partners.find("cat-whole")).isPresent();
        assertThat(http.get("/api/v1/admin/partners", FinMeHttp.ADMIN).status()).isEqualTo(200);

        assertThat(http.put("/api/v1/admin/partners/cat-broken", FinMeHttp.ADMIN, partner("cat-broken"))
                        .status())
                .isEqualTo(200);
        assertThat(partners.unreadable()).doesNotContain("cat-broken");
        assertThat(partners.find("cat-broken").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aFaultThatStoodBeforeHindersNoPause() {
        put("cat-old", "some-key");
        jdbc.update("update fdforge.catalogue set version = version + 1,"
                + " definition = jsonb_set(definition, '{mapping}', '\"{a: \"')"
                + " where kind = 'source' and code = 'cat-old'");
        sources.change("cat-old", source -> source.withState(Source.State.PAUSED), "admin");
        Problem refused = catchThrowableOfType(
                Problem.class, () -> sources.change("cat-old", source -> source.withKey("x"), "admin"));
        assertThat(refused.errors()).extracting(fault -> fault.pointer()).containsExactly("/key");
    }

    @Test
    void historyTellsWhoChangedWhatWithoutSecrets() {
        put("cat-history", "canary-history-key");
        sources.change("cat-history", source -> source.withState(Source.State.PAUSED), "anna");
        List<PastVersion> history = sources.history("cat-history");
        assertThat(history)
                .extracting(PastVersion::version, PastVersion::action, PastVersion::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "paused", "anna"),
                        org.assertj.core.groups.Tuple.tuple(1, "created", "admin"));
        assertThat(history.toString()).doesNotContain("canary", Sha256.hex("canary-history-key"));
        assertThat(sources.past("cat-history", 1)).contains(history.get(1));
        assertThat(sources.past("cat-history", 3)).isEmpty();
    }

    /** Two nodes of core on one database; mostly it takes half a second. */
    @Test
    void whatIsPublishedHereIsLiveOnAnotherNodeWithinTwoSeconds() {
        Catalogues elsewhere = new Catalogues(store, secrets, ledger, json, transactions);
        Catalogue<Form> forms = elsewhere.of(formKind);
        elsewhere.start();
        try {
            for (int version = 1; version <= 2; version++) {
                drafts.save("cat-form", FormJson.of(field("question" + version)), ExpectedVersion.ANY, "anna");
                drafts.publish("cat-form", null, ExpectedVersion.ANY, "anna");
                String asked = "question" + version;
                await().atMost(Duration.ofSeconds(2))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> forms.find("cat-form")
                                .filter(form -> form.value().read().field(asked).isPresent())
                                .isPresent());
            }
        } finally {
            elsewhere.stop();
        }
    }

    private static String field(String key) {
        return "{\"type\": \"textfield\", \"key\": \"" + key + "\", \"label\": \"Name\"}";
    }

    private void put(String code, String key) {
        sources.put(
                new Source(
                        code,
                        code,
                        Source.State.ACTIVE,
                        key,
                        PayloadFormat.JSON,
                        "{}",
                        null,
                        Source.OnMissing.REFUSE,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null),
                ExpectedVersion.ANY,
                "admin");
    }

    private static Map<String, Object> partner(String code) {
        return Map.of(
                "name",
                code,
                "state",
                "PAUSED",
                "answer",
                "{outcome: body.outcome}",
                "request",
                Map.of("url", "http://localhost:1/x", "body", "{}"));
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
