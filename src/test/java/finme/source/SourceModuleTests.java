package finme.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.admin.source.WeakSources;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.mapping.PayloadFormat;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

@FinMeTest
class SourceModuleTests {
    private final Catalogue<Source> sources;
    private final JdbcTemplate jdbc;
    private final FinMeHttp http;
    private final WeakSources weak;
    private final StaffPages pages;

    SourceModuleTests(
            Catalogue<Source> sources,
            JdbcTemplate jdbc,
            FinMeHttp http,
            WeakSources weak,
            WebApplicationContext context) {
        this.weak = weak;
        this.pages = new StaffPages(context);
        this.http = http;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    @Test
    void createsThenReplacesAndKeepsTheKey() {
        Catalogue.Saved<Source> created =
                sources.put(source("src-a", "key-of-src-a", "{a: 1}", null), ExpectedVersion.ANY, "admin");
        Catalogue.Saved<Source> replaced =
                sources.put(source("src-a", "***", "{a: 2}", null), ExpectedVersion.ANY, "admin");
        assertThat(created.created()).isTrue();
        assertThat(replaced.created()).isFalse();
        assertThat(replaced.versioned().version())
                .isGreaterThan(created.versioned().version());
        assertThat(replaced.versioned().value().key())
                .isEqualTo(created.versioned().value().key());
        Versioned<Source> found = sources.find("src-a").orElseThrow();
        assertThat(found.value().mapping()).isEqualTo("{a: 2}");
        assertThat(found.masked().key()).isEqualTo("***");
        assertThat(found.value().key()).isEqualTo(Sha256.hex("key-of-src-a"));
    }

    /** Its sender goes on; whoever is responsible is told, and a made key ends it. */
    @Test
    void aKeyThatCouldBeGuessedIsToldUntilThereIsABetterOne() {
        sources.put(source("src-weak", "summer-in-brno-7", "{a: 1}", null), ExpectedVersion.ANY, "admin");
        assertThat(weak.all()).containsKey("src-weak");
        assertThat(weak.all().get("src-weak")).isLessThan(128);
        assertThat(pages.open("/admin/sources/src-weak")).contains("Could be guessed: about");
        assertThat(pages.open("/admin")).contains("Sources whose key could be guessed");
        assertThat(jdbc.queryForList("select key from fdforge.weak_source_key", String.class))
                .isNotEmpty()
                .doesNotContain(Sha256.hex("summer-in-brno-7"));
        assertThat(http.post("/api/v1/admin/sources/src-weak/key", FinMeHttp.ADMIN, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(weak.all()).doesNotContainKey("src-weak");
        assertThat(NewKey.check("summer-in-brno-7", false)).isEmpty();
        assertThat(NewKey.check("summer-in-brno-7", true))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("weak_key"));
    }

    @Test
    void storesNeitherKeyNorSecretReadably() {
        Source.Callback callback = new Source.Callback("https://x.example.test/hook", "canary-secret");
        sources.put(source("src-b", "canary-key-b", "{}", callback), ExpectedVersion.ANY, "admin");
        assertThat(sources.find("src-b").orElseThrow().masked().callback())
                .isEqualTo(new Source.Callback("https://x.example.test/hook", "***"));
        Integer readable = jdbc.queryForObject("""
                select count(*) from fdforge.catalogue t, unnest(array['canary-secret', 'canary-key-b']) as canary
                where t::text like '%' || canary || '%' or t::text like '%' || encode(canary::bytea, 'hex') || '%'""", Integer.class);
        assertThat(readable).isZero();
    }

    @Test
    void listsEveryFaultWithTheMappingsPlace() {
        Source wrong = new Source(
                "no code!",
                " ",
                Source.State.ACTIVE,
                null,
                PayloadFormat.JSON,
                "{a: ",
                "1 +",
                Source.OnMissing.COMPLETE,
                new Source.Duplicates(0, List.of("shoe size")),
                0,
                null,
                null,
                false,
                new Source.Callback("ftp://x", null),
                null,
                null,
                null);
        Problem problem = catchThrowableOfType(Problem.class, () -> sources.put(wrong, ExpectedVersion.ANY, "admin"));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(fault -> fault.pointer() + ' ' + fault.code())
                .containsExactlyInAnyOrder(
                        "/code invalid_code",
                        "/name required",
                        "/perMinute too_small",
                        "/key required",
                        "/mapping does_not_compile",
                        "/externalId does_not_compile",
                        "/duplicates/days too_small",
                        "/duplicates/keys unknown_key",
                        "/callback/url invalid_url",
                        "/callback/secret required");
        assertThat(problem.errors())
                .filteredOn(fault -> fault.pointer().equals("/mapping"))
                .allSatisfy(fault -> assertThat(fault.message()).contains("line 1"));
    }

    @Test
    void anOldKeyCountsUntilItsOverlapEndsAndNobodyWritesItButFinMe() {
        sources.put(source("src-keys", "key-of-src-keys", "{}", null), ExpectedVersion.ANY, "admin");
        Instant end = Instant.now().plusSeconds(3600);
        sources.change("src-keys", it -> it.withKey("second-key", end), "admin");
        Source present = sources.find("src-keys").orElseThrow().value();
        assertThat(present.key()).isEqualTo(Sha256.hex("second-key"));
        assertThat(present.formerKey()).isEqualTo(new Source.FormerKey(Sha256.hex("key-of-src-keys"), end));

        Source masked = sources.find("src-keys").orElseThrow().masked();
        assertThat(masked.formerKey()).isEqualTo(new Source.FormerKey("***", end));
        sources.put(masked, ExpectedVersion.ANY, "admin");
        sources.put(source("src-keys", "***", "{}", null), ExpectedVersion.ANY, "admin");
        sources.put(source("src-keys", "second-key", "{}", null), ExpectedVersion.ANY, "admin");
        assertThat(sources.find("src-keys").orElseThrow().value().formerKey()).isEqualTo(present.formerKey());

        sources.put(source("src-keys", "third-key", "{}", null), ExpectedVersion.ANY, "admin");
        assertThat(sources.find("src-keys").orElseThrow().value().formerKey()).isNull();
    }

    @Test
    void nobodyButFinMeSaysThatAFormerKeyOrSecretCounts() {
        Instant far = Instant.now().plusSeconds(1_000_000);
        Source.Callback callback = new Source.Callback(
                "https://back.example.test/", "the-secret", new Source.FormerSecret("planted", far));
        Source planted = source("src-former", "key-of-src-former", "{}", callback)
                .withFormerKey(new Source.FormerKey(Sha256.hex("planted"), far));
        sources.put(planted, ExpectedVersion.ANY, "admin");
        Source made = sources.find("src-former").orElseThrow().value();
        assertThat(made.formerKey()).isNull();
        assertThat(made.callback()).isEqualTo(new Source.Callback("https://back.example.test/", "the-secret"));

        Instant end = Instant.now().plusSeconds(3600);
        sources.change("src-former", it -> it.withKey("second-key", end), "admin");
        sources.put(
                sources.find("src-former").orElseThrow().masked().withFormerKeyUntil(far),
                ExpectedVersion.ANY,
                "admin");
        assertThat(sources.find("src-former").orElseThrow().value().formerKey())
                .isEqualTo(new Source.FormerKey(Sha256.hex("key-of-src-former"), end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1234567", "aaaaaaaaaaaaaaaa", "abababababababab", " k-alpha-1", "k-alpha-1 "})
    void refusesAKeyThatCanBeGuessed(String key) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> sources.put(source("src-weak", key, "{}", null), ExpectedVersion.ANY, "admin"));
        assertThat(problem.errors()).extracting(fault -> fault.pointer()).containsExactly("/key");
        assertThat(problem.errors().toString()).doesNotContain(key.strip());
    }

    /** The same again after every save; another one after it was renewed, and never the old one again. */
    @Test
    void namesItsGuideUnderALinkThatStays() {
        sources.put(source("src-guide", "key-of-src-guide", "{a: 1}", null), ExpectedVersion.ANY, "admin");
        Source first = sources.find("src-guide").orElseThrow().masked();
        assertThat(first.guideUrl()).matches("http.*/guides/[A-Za-z0-9_-]{22}");
        sources.put(source("src-guide", "***", "{a: 2}", null), ExpectedVersion.ANY, "admin");
        assertThat(sources.find("src-guide").orElseThrow().masked().guideUrl()).isEqualTo(first.guideUrl());
        sources.change("src-guide", it -> it.withGuide(it.guideUrl(), it.renewals() + 1), "admin");
        Source renewed = sources.find("src-guide").orElseThrow().masked();
        assertThat(renewed.guideUrl()).isNotEqualTo(first.guideUrl());
        sources.put(first, ExpectedVersion.ANY, "admin");
        assertThat(sources.find("src-guide").orElseThrow().masked().guideUrl()).isEqualTo(renewed.guideUrl());
        assertThat(sources.preview(first, ExpectedVersion.ANY).guideUrl()).isEqualTo(renewed.guideUrl());
    }

    @Test
    void takesSavesAtTheSameMomentOneAfterTheOther() throws Exception {
        Map<String, Object> source =
                Map.of("code", "src-race", "name", "Race", "key", "key-of-src-race", "format", "JSON", "mapping", "{}");
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Integer>> calls = Collections.nCopies(
                    24,
                    () -> http.put("/api/v1/admin/sources/src-race", FinMeHttp.ADMIN, source)
                            .status());
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isIn(200, 201);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(sources.find("src-race").orElseThrow().version()).isEqualTo(24);
    }

    private static Source source(String code, String key, String mapping, Source.@Nullable Callback callback) {
        return new Source(
                code,
                code,
                Source.State.ACTIVE,
                key,
                PayloadFormat.JSON,
                mapping,
                null,
                Source.OnMissing.REFUSE,
                null,
                null,
                null,
                null,
                false,
                callback,
                null,
                null,
                null);
    }
}
