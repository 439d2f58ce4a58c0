package finme.cabinet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.gateway.BorrowerCases.Step;
import finme.loan.ApplicationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Whatever the vocabulary has, a borrower reads in their language what it means for them. */
class CaseTextsTests {
    private static final List<String> HAPPENINGS = List.of(
            "offer_chosen", "offers_declined", "went_to_partner", "task_opened", "task_done", "withdrawal_requested");

    @ParameterizedTest
    @ValueSource(strings = {"", "_cs", "_uk"})
    void noStateIsWithoutWords(String language) throws Exception {
        Properties texts = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages" + language + ".properties"), "UTF-8"));
        List<String> wanted = new ArrayList<>();
        for (ApplicationStatus status : ApplicationStatus.values()) {
            Stream.of("title", "text", "do").forEach(part -> wanted.add("status." + status + '.' + part));
            if (status != ApplicationStatus.RECEIVED) {
                wanted.add("step." + status.name().toLowerCase(Locale.ROOT));
            }
        }
        Arrays.stream(Outcome.values()).forEach(outcome -> wanted.add("partner." + outcome));
        wanted.addAll(List.of("partner.SENT", "partner.READY", "step.received", "step.completed"));
        HAPPENINGS.forEach(happening -> wanted.add("step." + happening));
        for (String kind : List.of("FIELDS", "QUESTION", "DOCUMENT")) {
            wanted.add("task." + kind + ".title");
        }
        for (String state : List.of("SENT", "CONFIRMED", "NOT_NEEDED", "FAILED")) {
            wanted.addAll(List.of("receipt." + state, "receipt." + state + ".text"));
        }
        for (OfferOrder order : OfferOrder.values()) {
            wanted.add("offers.sort." + order.word());
        }
        assertThat(wanted)
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "uk"})
    void aStatusSaysWhereOneIsWhatHappensNextAndWhatOneCanDo(String language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        CaseTexts texts = new CaseTexts(messages);
        Locale locale = Locale.forLanguageTag(language);
        for (ApplicationStatus status : ApplicationStatus.values()) {
            assertThat(texts.status(status.name(), locale).split("[.!?](\\s|$)"))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
        Step step = new Step(Instant.EPOCH, "partner.DECLINED", "Alpha Credit");
        assertThat(texts.step(step, locale))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("Alpha Credit: ").doesNotContain("DECLINED"));
        assertThat(texts.step(new Step(Instant.EPOCH, "offer_chosen", "Alpha Credit"), locale))
                .hasValueSatisfying(text -> assertThat(text).contains("Alpha Credit"));
        assertThat(texts.step(new Step(Instant.EPOCH, "revealed", null), locale))
                .isEmpty();
    }
}
