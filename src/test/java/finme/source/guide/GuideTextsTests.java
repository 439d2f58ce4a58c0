package finme.source.guide;

import static org.assertj.core.api.Assertions.assertThat;

import finme.source.PostingGuide;
import finme.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Whatever a guide can say, it can say in each language. */
class GuideTextsTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "_uk", "_cs"})
    void nothingIsWithoutWords(String language) throws Exception {
        Properties texts = texts(language);
        List<String> wanted = new ArrayList<>(List.of("means.ownId", "means.all", "means.attribute"));
        CanonicalFields.known().forEach(path -> wanted.add("means." + path));
        for (PostingGuide.Answer answer : GuideAnswers.of(lenient(), "https://finme.test")) {
            wanted.add("hears." + answer.name());
        }
        assertThat(wanted)
                .hasSizeGreaterThan(40)
                .allSatisfy(key ->
                        assertThat(texts.getProperty("guide." + key)).as(key).isNotBlank());
    }

    @Test
    void eachLanguageHasTheSameTexts() throws Exception {
        TreeSet<String> english = keys("");
        assertThat(keys("_uk")).isEqualTo(english);
        assertThat(keys("_cs")).isEqualTo(english);
    }

    private static Source lenient() {
        return new Source(
                "any",
                "Any",
                null,
                null,
                finme.mapping.PayloadFormat.JSON,
                "payload",
                null,
                Source.OnMissing.COMPLETE,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    private static TreeSet<String> keys(String language) throws IOException {
        return texts(language).stringPropertyNames().stream()
                .filter(key -> key.startsWith("guide."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String language) throws IOException {
        return PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages" + language + ".properties"), "UTF-8"));
    }
}
