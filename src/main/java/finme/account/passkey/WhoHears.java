package finme.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.passkey.PasskeyRows.Row;
import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.borrower.Replaced;
import finme.correspondence.Channel;
import finme.fdforge.ErasedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where a borrower hears of a new passkey: also where they were reached until lately, for whoever added it may have put another
 * address there first.
 */
@Component
class WhoHears {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST = 10;

    private final Persons persons;

    WhoHears(Persons persons) {
        this.persons = persons;
    }

    /** Oldest first, so that each keeps its place whatever is said meanwhile. Empty when the person was erased. */
    List<String> addresses(Row passkey, Channel channel) {
        Instant since = passkey.createdAt().minus(LATELY);
        try {
            return persons.find(passkey.borrower()).map(Person::attributes).stream()
                    .flatMap(List::stream)
                    .filter(attribute -> attribute.name().equals("borrower." + channel.key()))
                    .flatMap(attribute -> said(attribute, since))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .distinct()
                    .limit(MOST)
                    .toList();
        } catch (ErasedException gone) {
            return List.of();
        }
    }

    private static Stream<JsonNode> said(Attribute attribute, Instant since) {
        Stream<Known> former = attribute.replaced().stream()
                .filter(replaced -> replaced.until().isAfter(since))
                .sorted(Comparator.comparing(Replaced::until))
                .map(Replaced::known);
        return Stream.concat(former, Stream.of(attribute.value())).map(Known::value);
    }
}
