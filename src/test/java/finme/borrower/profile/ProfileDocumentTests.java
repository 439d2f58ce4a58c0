package finme.borrower.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProfileDocumentTests {
    private static final Instant AT = Instant.parse("2026-03-02T10:14:05Z");
    private static final String PHONE = "borrower.phone";

    private final ProfileJson json = new ProfileJson(JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());

    @Test
    void keepsWhatDiffersFromTheNewestOrFromWhatTheSourceSaidLast() {
        ProfileDocument profile = told(told(ProfileDocument.EMPTY, "source:a", "1"), "source:b", "2");
        assertThat(profile.news(phone("1"), "source:a"))
                .as("other than the newest")
                .hasSize(1);
        assertThat(profile.news(phone("2"), "source:a"))
                .as("other than its own")
                .hasSize(1);
        assertThat(profile.news(phone("2"), "source:c")).as("its first word").hasSize(1);
        assertThat(profile.news(phone("2"), "source:b")).as("no news").isEmpty();
        assertThat(profile.news(Map.of(PHONE, NullNode.instance), "source:b")).isEmpty();
    }

    @Test
    void oneAmountIsOneHoweverItIsWritten() throws IOException {
        Map<String, JsonNode> cents = Map.of("attributes.sum", DecimalNode.valueOf(new BigDecimal("6000.00")));
        ProfileDocument stored =
                json.read(json.write(ProfileDocument.EMPTY.with(new Contribution("cabinet", AT, null, cents))));
        assertThat(stored.news(Map.of("attributes.sum", IntNode.valueOf(6000)), "cabinet"))
                .isEmpty();
        assertThat(stored.news(Map.of("attributes.sum", IntNode.valueOf(6001)), "cabinet"))
                .hasSize(1);
        assertThat(stored.news(Map.of("attributes.sum", TextNode.valueOf("6000")), "cabinet"))
                .hasSize(1);
    }

    @Test
    void readsTheFirstShape() throws IOException {
        ProfileDocument profile = json.read("""
                {"attributes":{"firstName":[{"value":"Irina","source":"web","at":"2026-01-02T03:04:05Z"}],
                 "lastName":[{"value":"Novak","source":"web","at":"2026-01-02T03:04:05Z"},
                             {"value":"Kral","source":"app","at":"2026-02-02T03:04:05Z"}]}}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(profile.contributions())
                .extracting(Contribution::source)
                .containsExactly("source:web", "source:app");
        assertThat(profile.names())
                .containsExactly(new PersonName("Irina", "", "Novak"), new PersonName("Irina", "", "Kral"));
        assertThat(json.read(json.write(profile))).isEqualTo(profile);
    }

    @Test
    void whatChangesWithEveryApplicationDoesNotGrowForEver() {
        ProfileDocument profile = told(ProfileDocument.EMPTY, "source:once", "0");
        profile = profile.with(
                new Contribution("source:a", AT, null, Map.of("borrower.firstName", TextNode.valueOf("Irina"))));
        for (int i = 1; i <= 3 * ProfileDocument.MOST_VALUES; i++) {
            profile = told(profile, "source:a", "" + i);
        }
        assertThat(profile.contributions()).hasSize(ProfileDocument.MOST_VALUES + 1);
        assertThat(profile.newest().get(PHONE).textValue()).isEqualTo("300");
        assertThat(profile.texts(PHONE)).contains("0", "202", "300").doesNotContain("201");
        assertThat(profile.texts("borrower.firstName")).containsExactly("Irina");
    }

    @Test
    void namesThatNeverRepeatDoNotGrowForEver() {
        ProfileDocument profile = ProfileDocument.EMPTY;
        for (int i = 0; i < 3 * ProfileDocument.MOST_NAMES; i += 100) {
            assertThat(profile.hasNoRoom()).isEqualTo(i >= ProfileDocument.MOST_NAMES);
            profile = profile.with(new Contribution("source:a", AT, null, profile.news(further(i, 100), "source:a")));
        }
        assertThat(profile.newest()).hasSize(ProfileDocument.MOST_NAMES);
        Map<String, JsonNode> other = new TreeMap<>(Map.of("attributes.n150", TextNode.valueOf("changed")));
        other.putAll(phone("+420601000184"));
        other.put("attributes.fresh", TextNode.valueOf("left out"));
        assertThat(profile.news(other, "source:a")).containsOnlyKeys("attributes.n150", PHONE);
    }

    private static Map<String, JsonNode> further(int from, int count) {
        Map<String, JsonNode> values = new TreeMap<>();
        for (int i = from; i < from + count; i++) {
            values.put("attributes.n" + i, TextNode.valueOf("x"));
        }
        return values;
    }

    @Test
    void saysNothingWhenPrinted() {
        ProfileDocument profile = told(ProfileDocument.EMPTY, "source:a", "+420601000184");
        assertThat(profile.toString() + profile.contributions()).doesNotContain("601000184");
    }

    private static ProfileDocument told(ProfileDocument profile, String source, String phone) {
        return profile.with(
                new Contribution(source, AT.plusSeconds(profile.contributions().size()), null, phone(phone)));
    }

    private static Map<String, JsonNode> phone(String number) {
        return Map.of(PHONE, TextNode.valueOf(number));
    }
}
