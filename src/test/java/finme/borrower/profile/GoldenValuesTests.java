package finme.borrower.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import finme.borrower.Attribute;
import finme.borrower.Survivorship;
import finme.borrower.Survivorship.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenValuesTests {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String PHONE = "borrower.phone";
    private static final Survivorship CRM_FIRST =
            new Survivorship(Map.of(PHONE, new Rule(List.of("crm:main", "cabinet"), null)));

    private ProfileDocument profile = ProfileDocument.EMPTY;

    @Test
    void theMostRecentCountsWithoutARule() {
        say(0, "source:a", "1");
        say(1, "crm:main", "2");
        say(2, "source:a", "3");
        Attribute phone = phone(Survivorship.MOST_RECENT);
        assertThat(phone.value().value().textValue()).isEqualTo("3");
        assertThat(phone.value().at()).isEqualTo(at(2));
        assertThat(others(phone)).containsExactly("crm:main 2");
        assertThat(replaced(phone)).containsExactly("crm:main 2 until 2", "source:a 1 until 1");
    }

    @Test
    void theFirstPreferredSourceThatSaidSomethingCounts() {
        say(0, "source:a", "1");
        say(1, "cabinet", "2");
        say(2, "source:a", "3");
        assertThat(phone(CRM_FIRST).value().value().textValue()).isEqualTo("2");
        say(3, "crm:main", "4");
        say(4, "cabinet", "5");
        Attribute phone = phone(CRM_FIRST);
        assertThat(phone.value().value().textValue()).isEqualTo("4");
        assertThat(others(phone)).containsExactly("cabinet 5", "source:a 3");
        assertThat(replaced(phone)).containsExactly("cabinet 2 until 3", "source:a 1 until 1");
    }

    @Test
    void whatASourceTookBackIsToldEvenIfItNeverCounted() {
        say(0, "crm:main", "1");
        say(1, "source:a", "2");
        say(2, "source:a", "3");
        Attribute phone = phone(CRM_FIRST);
        assertThat(phone.value().value().textValue()).isEqualTo("1");
        assertThat(others(phone)).containsExactly("source:a 3");
        assertThat(replaced(phone)).containsExactly("source:a 2 until 2");
    }

    @Test
    void aValueThatIsConfirmedReplacesNothing() {
        say(0, "source:a", "1");
        say(1, "source:b", "1");
        Attribute phone = phone(Survivorship.MOST_RECENT);
        assertThat(phone.value().source()).isEqualTo("source:b");
        assertThat(others(phone)).containsExactly("source:a 1");
        assertThat(phone.replaced()).isEmpty();
    }

    @Test
    void severalBorrowersAreToldAsOneInTheOrderOfTime() {
        say(0, "source:a", "1");
        say(2, "source:a", "3");
        ProfileDocument one = profile;
        profile = ProfileDocument.EMPTY;
        say(1, "source:b", "2");
        Attribute phone =
                GoldenValues.of(List.of(one, profile), Survivorship.MOST_RECENT).get(0);
        assertThat(phone.value().value().textValue()).isEqualTo("3");
        assertThat(replaced(phone)).containsExactly("source:b 2 until 2", "source:a 1 until 1");
    }

    @Test
    void namesWhatOtherRulesWouldChange() {
        say(0, "crm:main", "1");
        say(1, "source:a", "2");
        assertThat(GoldenValues.differing(List.of(profile), Survivorship.MOST_RECENT, CRM_FIRST))
                .containsExactly(PHONE);
        say(2, "source:a", "1");
        assertThat(GoldenValues.differing(List.of(profile), Survivorship.MOST_RECENT, CRM_FIRST))
                .isEmpty();
    }

    private void say(int minute, String source, String value) {
        profile = profile.with(new Contribution(source, at(minute), null, Map.of(PHONE, TextNode.valueOf(value))));
    }

    private Attribute phone(Survivorship rules) {
        return GoldenValues.of(List.of(profile), rules).get(0);
    }

    private static List<String> others(Attribute attribute) {
        return attribute.others().stream()
                .map(known -> known.source() + ' ' + known.value().textValue())
                .toList();
    }

    private static List<String> replaced(Attribute attribute) {
        return attribute.replaced().stream()
                .map(each -> each.known().source() + ' '
                        + each.known().value().textValue() + " until "
                        + Duration.between(START, each.until()).toMinutes())
                .toList();
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }
}
