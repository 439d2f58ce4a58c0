package finme.cabinet.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import finme.cabinet.CabinetSession;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.DocumentView;
import finme.gateway.BorrowerCases.FieldView;
import finme.gateway.BorrowerCases.OfferView;
import finme.gateway.BorrowerCases.PartnerState;
import finme.gateway.BorrowerCases.Receipt;
import finme.gateway.BorrowerCases.Step;
import finme.gateway.BorrowerCases.TaskView;
import finme.gateway.Completions.Option;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.LinkedMultiValueMap;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The pages of a case in every state and language, without a server. */
class CasePageTests {
    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Instant SOON = Instant.parse("2096-03-02T10:14:05Z");
    private static final Instant GONE = Instant.parse("2026-03-02T10:14:05Z");
    private static final Set<String> CHOOSING = Set.of("WITH_PARTNERS", "OFFERED");

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final CaseModel models;

    CasePageTests() {
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        models = new CaseModel(new CaseTexts(messages));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "uk"})
    void everyStateHasAPage(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (ApplicationStatus status : ApplicationStatus.values()) {
            String page = page(status.name(), null, locale);
            assertThat(page)
                    .as(status.name())
                    .contains(messages.getMessage("status." + status + ".do", null, locale))
                    .doesNotContain("??", "style=\"", "onclick");
            assertThat(page.contains("/accept\"")).as(status.name()).isEqualTo(CHOOSING.contains(status.name()));
            assertThat(page.contains("/withdraw\"")).as(status.name()).isEqualTo(!status.isFinal());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED", "SIGNED", "FUNDED"})
    void whatWasChosenIsTold(String status) {
        String page = page(status, offer("Alpha Credit", SOON).id(), Locale.ENGLISH);
        assertThat(page).contains("choice chosen").contains(status.equals("FUNDED") ? "Paid out" : "Accepted");
        assertThat(page.contains("/continue\"")).isEqualTo(!status.equals("FUNDED"));
    }

    /** Also while core is away. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "uk"})
    void whatWasTypedIsKeptWhileCoreIsAway(String language) {
        Locale locale = Locale.forLanguageTag(language);
        BorrowerCases cases = mock();
        doThrow(Problem.busy(503, "core_unreachable", "Not now.", Duration.ofSeconds(5)))
                .when(cases)
                .complete(any());
        ExtendedModelMap model = new ExtendedModelMap();
        MockHttpServletResponse response = new MockHttpServletResponse();
        String template = new TaskPages(cases, models, new DocumentUpload(mock()))
                .complete(
                        new CabinetSession("key"),
                        ID,
                        ID,
                        new LinkedMultiValueMap<>(Map.of("ADDRESS_SINCE", List.of("Since <2015>"))),
                        locale,
                        response,
                        model);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(render(template, model, locale)).contains("Since &lt;2015&gt;", "name=\"ADDRESS_SINCE\"");
    }

    private String page(String status, @Nullable UUID chosen, Locale locale) {
        ExtendedModelMap model = new ExtendedModelMap();
        models.fill(model, view(status, chosen), OfferOrder.APR, locale);
        return render("cabinet/case", model, locale);
    }

    private String render(String template, Map<String, Object> model, Locale locale) {
        MockServletContext servlet = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(servlet)
                .buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse());
        return engine.process(template, new WebContext(exchange, locale, model));
    }

    private static CaseView view(String status, @Nullable UUID chosen) {
        boolean closed = ApplicationStatus.valueOf(status).isFinal();
        TaskView question = new TaskView(
                UUID.randomUUID(),
                "QUESTION",
                "Alpha Credit",
                "How long at this address?",
                List.of(new FieldView("ADDRESS_SINCE", "How long?", List.of())),
                List.of(),
                "OPEN",
                GONE);
        TaskView missing = new TaskView(
                ID,
                "FIELDS",
                null,
                null,
                List.of(
                        new FieldView("borrower.birthDate", null, List.of()),
                        new FieldView("product", null, List.of(new Option("PERSONAL_LOAN", "Personal loan")))),
                List.of(),
                "OPEN",
                GONE);
        TaskView document =
                new TaskView(UUID.randomUUID(), "DOCUMENT", "Beta", "Payslip", List.of(), List.of(), "OPEN", GONE);
        TaskView done = new TaskView(
                UUID.randomUUID(),
                "DOCUMENT",
                "Beta",
                "ID card",
                List.of(),
                List.of(new DocumentView(UUID.randomUUID(), "id.png", "image/png", 3, GONE)),
                "PASSED_ON",
                GONE);
        return new CaseView(
                ID,
                "FM-7K2P-9XQD",
                status,
                GONE,
                closed,
                "PERSONAL_LOAN",
                "Personal loan",
                new Money(new BigDecimal("6000"), "EUR"),
                36,
                List.of(new PartnerState("Alpha Credit", "OFFERED", GONE), new PartnerState("Beta", "READY", GONE)),
                List.of(offer("Alpha Credit", SOON), offer("Beta", GONE), bare()),
                chosen,
                closed ? List.of(done) : List.of(missing, question, document, done),
                List.of(
                        new Receipt("Alpha Credit", "CONFIRMED", GONE),
                        new Receipt("Beta", "SENT", GONE),
                        new Receipt("Gamma", "FAILED", GONE),
                        new Receipt("Delta", "NOT_NEEDED", GONE)),
                List.of(new Step(GONE, "received", null), new Step(GONE, "partner.OFFERED", "Alpha Credit")),
                "a1",
                status.equals("UNPLACED"));
    }

    private static OfferView offer(String partner, Instant until) {
        return new OfferView(
                UUID.nameUUIDFromBytes(partner.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                partner,
                new Money(new BigDecimal("6000"), "EUR"),
                36,
                new BigDecimal("16.4"),
                new Money(new BigDecimal("212.13"), "EUR"),
                new Money(new BigDecimal("7636.68"), "EUR"),
                new BigDecimal("90"),
                "https://lender.example.test/go",
                until);
    }

    private static OfferView bare() {
        return new OfferView(
                UUID.randomUUID(),
                "Gamma",
                new Money(new BigDecimal("5000"), "EUR"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
