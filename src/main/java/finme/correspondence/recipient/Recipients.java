package finme.correspondence.recipient;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.canonical.CanonicalApplication;
import finme.correspondence.Address;
import finme.correspondence.Channel;
import finme.correspondence.Messages;
import finme.correspondence.Post;
import finme.correspondence.Preferences;
import finme.fdforge.ErasedException;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads where a letter about an application goes: to the address that came with it, unless the borrower has set another one
 * in their profile.
 */
@Component
public class Recipients {
    private static final String CABINET = "cabinet";

    private final LoanDesk loans;
    private final Persons persons;
    private final Preferences preferences;
    private final Post post;

    Recipients(LoanDesk loans, Persons persons, Preferences preferences, Post post) {
        this.loans = loans;
        this.persons = persons;
        this.preferences = preferences;
        this.post = post;
    }

    /** @param language ISO 639-1, if it is known */
    public record Recipient(Address address, @Nullable String language, String firstName) {
        @Override
        public String toString() {
            return "Recipient[" + address + ']';
        }
    }

    /** @return empty when they want none, were erased, or nobody knows an address by which anything leaves */
    public Optional<Recipient> find(LoanApplication application) {
        return find(
                application,
                channels(application).stream().filter(post.channels()::contains).toList());
    }

    private List<Channel> channels(LoanApplication application) {
        Messages wanted = preferences.of(persons.members(application.borrower()));
        return switch (wanted) {
            case MAIL -> List.of(Channel.MAIL, Channel.SMS);
            case SMS -> List.of(Channel.SMS);
            case NONE -> List.of();
        };
    }

    private Optional<Recipient> find(LoanApplication application, List<Channel> channels) {
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        try {
            CanonicalApplication.Borrower came =
                    loans.document(application.id()).borrower();
            Person person = persons.find(application.borrower()).orElseThrow(ErasedException::new);
            return channels.stream()
                    .flatMap(channel -> address(channel, came, person).stream())
                    .findFirst()
                    .map(address -> new Recipient(
                            address, language(came, person), came.firstName() == null ? "" : came.firstName()));
        } catch (ErasedException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Address> address(Channel channel, CanonicalApplication.Borrower came, Person person) {
        String first = channel == Channel.MAIL ? came.email() : came.phone();
        return Stream.concat(own(person, channel.key()).stream(), Stream.ofNullable(first))
                .findFirst()
                .map(value -> new Address(channel, value));
    }

    private static @Nullable String language(CanonicalApplication.Borrower came, Person person) {
        return own(person, "language").orElse(came.language());
    }

    /** What the borrower has said in the cabinet. */
    private static Optional<String> own(Person person, String name) {
        return person.attributes().stream()
                .filter(attribute -> attribute.name().equals("borrower." + name))
                .map(Attribute::value)
                .filter(known -> known.source().equals(CABINET) && known.application() == null)
                .map(Known::value)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
