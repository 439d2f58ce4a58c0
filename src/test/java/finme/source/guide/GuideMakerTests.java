package finme.source.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CodeLists;
import finme.canonical.Conversion;
import finme.canonical.SourceMapping;
import finme.mapping.Feel;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import finme.source.GuideLinks;
import finme.source.PostingGuide;
import finme.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Guides of the demo's sources and of shapes nobody has thought of, without a database. */
class GuideMakerTests {
    private static final Map<String, Set<String>> CODES = Map.of(
            "products", Set.of("PERSONAL_LOAN", "PAYDAY_LOAN", "CAR_LOAN"),
            "purposes", Set.of("HOME_IMPROVEMENT", "DEBT_CONSOLIDATION", "OTHER", "CAR"),
            "regions", Set.of("JM", "PR", "MO", "32"),
            "employment-kinds", Set.of("EMPLOYED", "STUDENT", "RETIRED", "SELF_EMPLOYED"));
    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static AnnotationConfigApplicationContext context;
    private static GuideMaker maker;

    @BeforeAll
    static void start() {
        context = new AnnotationConfigApplicationContext();
        context.registerBean(CodeLists.class, () -> code -> CODES.getOrDefault(code, Set.of()));
        context.scan("finme.mapping", "finme.canonical");
        context.refresh();
        GuideLinks links = mock(GuideLinks.class);
        when(links.postsTo(any())).thenReturn("https://finme.example.test/api/v1/sources/x/applications");
        maker = new GuideMaker(
                context.getBean(Feel.class),
                context.getBean(Conversion.class),
                context.getBean(CodeLists.class),
                new SampleText(context.getBean(Payloads.class)),
                links);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "web-form, web-form.json",
        "affiliate-flat, affiliate-flat.json",
        "affiliate-xml, affiliate.xml",
        "payday-form, payday-form.txt",
        "bank-lead, bank-lead.json"
    })
    void showsTheKeptSampleAndMakesUpOneThatPasses(String code, String file) throws Exception {
        Source source = demo(code);
        String kept = Files.readString(Path.of("samples/sources", file));
        assertThat(maker.make(source, kept).sample()).isEqualTo(kept);
        PostingGuide without = maker.make(source, null);
        assertThat(without.sample()).isNotNull();
        assertThat(faults(source, without.sample())).isZero();
        assertThat(without.fields()).hasSizeGreaterThan(10);
        assertThat(maker.make(source, "not " + kept).sample()).isEqualTo(without.sample());
    }

    @Test
    void makesUpARowForAFileWithAHeader() throws Exception {
        Source source = demo("branch");
        String sample = maker.make(source, null).sample();
        assertThat(sample).isNotNull();
        assertThat(sample.lines()).hasSize(2);
        assertThat(faults(source, sample)).isZero();
    }

    @Test
    void findsOutWhatIsRequiredAndWhichWordsAreTaken() throws Exception {
        PostingGuide guide =
                maker.make(demo("affiliate-flat"), Files.readString(Path.of("samples/sources/affiliate-flat.json")));
        assertThat(field(guide, "loanAmount").required()).isTrue();
        assertThat(field(guide, "loanAmount").type()).isEqualTo("number");
        assertThat(field(guide, "surname").required()).isTrue();
        assertThat(field(guide, "dateOfBirthYear").required()).isTrue();
        assertThat(field(guide, "mobile").required()).isFalse();
        assertThat(field(guide, "town").required()).isFalse();
        assertThat(field(guide, "consent").required()).isTrue();
        assertThat(field(guide, "consent").values()).containsExactly("Y");
        assertThat(field(guide, "affiliateReference").fills().get(0)).startsWith("Your own id");
        assertThat(guide.fields()).extracting(PostingGuide.Field::path).doesNotContain("salutation", "nextPayDate");
    }

    @Test
    void namesTheCodesOfADirectoryAndWordsOfTheMapping() throws Exception {
        PostingGuide guide = maker.make(demo("bank-lead"), Files.readString(Path.of("samples/sources/bank-lead.json")));
        assertThat(field(guide, "creditProductId").values()).containsExactlyInAnyOrder("7", "9");
        assertThat(field(guide, "extraFields[].name").fills()).isNotEmpty();
        PostingGuide web = maker.make(demo("web-form"), Files.readString(Path.of("samples/sources/web-form.json")));
        assertThat(field(web, "loanInformation.purpose").values())
                .containsExactlyInAnyOrderElementsOf(CODES.get("purposes"));
        assertThat(field(web, "legalInformation.consentsToDataSharing").values())
                .containsExactly("true");
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void makesUpASampleForAnyShape(PayloadFormat format) throws Exception {
        Source source = source(format, """
                {"dob": split(payload.geb, "[.]"), "kinds": {"A": "EMPLOYED", "R": "RETIRED"}, "app": {
                  product: if payload.art = "auto" then "CAR_LOAN" else "PERSONAL_LOAN",
                  amount: {value: number(payload.summe), currency: payload.waehrung}, termMonths: number(payload.laufzeit) * 12,
                  borrower: {firstName: trim(payload.vorname), lastName: upper case(payload.nachname),
                    birthDate: dob[3] + "-" + dob[2] + "-" + dob[1], phone: payload.tel},
                  employment: {status: get value(kinds, payload.beruf)},
                  consents: if payload.ok = "ja" then [{kind: "DATA_SHARING", version: payload.fassung,
                    givenAt: payload.wann}] else []}}.app""");
        PostingGuide guide = maker.make(source, null);
        assertThat(guide.sample()).isNotNull().contains("ja");
        assertThat(faults(source, guide.sample())).isZero();
        assertThat(field(guide, "ok").values()).containsExactly("ja");
        assertThat(field(guide, "beruf").required()).isFalse();
        assertThat(field(guide, "beruf").values()).containsExactly("A", "R");
        assertThat(field(guide, "art").values()).isEmpty();
        assertThat(field(guide, "art").examples()).containsExactly("auto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "context merge([payload, {purpose: \"OTHER\"}])", "payload.loan"})
    void describesTheApplicationsOwnNamesWhereTheyAreHandedOn(String mapping) throws Exception {
        Source source = source(PayloadFormat.JSON, mapping);
        PostingGuide guide = maker.make(source, null);
        assertThat(guide.sample()).isNotNull();
        assertThat(faults(source, guide.sample())).isZero();
        String prefix = mapping.equals("payload.loan") ? "loan." : "";
        assertThat(field(guide, prefix + "borrower.firstName").required()).isTrue();
        assertThat(field(guide, prefix + "consents[].version").required()).isTrue();
        assertThat(field(guide, prefix + "product").values()).containsAll(CODES.get("products"));
    }

    @Test
    void saysSoWhenNothingPasses() throws Exception {
        PostingGuide guide =
                maker.make(source(PayloadFormat.JSON, "{product: \"NOT_A_PRODUCT\", amount: payload.a}"), null);
        assertThat(guide.sample()).isNull();
        assertThat(guide.fields()).extracting(PostingGuide.Field::path).containsExactly("a.value", "a.currency", "ref");
    }

    private static PostingGuide.Field field(PostingGuide guide, String path) {
        return guide.fields().stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + guide.fields()));
    }

    private static int faults(Source source, @Nullable String sample) throws Exception {
        Object payload = context.getBean(Payloads.class)
                .read(source.format(), String.valueOf(sample).getBytes(StandardCharsets.UTF_8), null);
        SourceMapping mapping =
                SourceMapping.compile(context.getBean(Feel.class), source.mapping(), source.externalId());
        return context.getBean(Conversion.class)
                .convert(mapping, payload, Instant.now())
                .faults()
                .size();
    }

    private static Source source(PayloadFormat format, String mapping) throws Exception {
        return JSON.convertValue(
                Map.of("code", "x", "name", "X", "format", format, "mapping", mapping, "externalId", "payload.ref"),
                Source.class);
    }

    private static Source demo(String code) throws Exception {
        return JSON.readValue(GuideMakerTests.class.getResource("/demo/sources/" + code + ".json"), Source.class);
    }
}
