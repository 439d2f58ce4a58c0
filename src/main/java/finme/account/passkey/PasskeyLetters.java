package finme.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.passkey.PasskeyRows.Row;
import finme.borrower.Attribute;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.correspondence.Address;
import finme.correspondence.Channel;
import finme.correspondence.LetterTexts;
import finme.correspondence.Post;
import finme.delivery.Carrier;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.delivery.Receipt;
import finme.fdforge.ErasedException;
import finme.kernel.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets a borrower know of a new passkey, whatever else they want to hear: by mail and by text message, for whoever added it may
 * have got hold of one of the two. Where to is read when it leaves.
 */
@Component
class PasskeyLetters implements Carrier {
    private static final String KIND = "passkey";
    private static final String TEXT = "passkey-added";
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final int DONE = 250;

    private final PasskeyRows rows;
    private final SealedPasskeys sealed;
    private final Persons persons;
    private final LetterTexts texts;
    private final Ways ways;

    PasskeyLetters(PasskeyRows rows, SealedPasskeys sealed, Persons persons, LetterTexts texts, Ways ways) {
        this.rows = rows;
        this.sealed = sealed;
        this.persons = persons;
        this.texts = texts;
        this.ways = ways;
    }

    /** How letters are queued and leave, and where they lead. */
    @Component
    record Ways(
            Outbox outbox,
            Post post,
            @Value("${finme.public-url}/cabinet/passkeys") String link) {}

    /** In the transaction that adds it. */
    void queue(UUID passkey) {
        List<Message> messages = ways.post().channels().stream()
                .map(channel -> new Message(
                        Ids.next(),
                        KIND + ':' + channel.key(),
                        "finme.passkey.added",
                        "passkey/" + passkey,
                        null,
                        "{\"passkey\": \"" + passkey + "\"}"))
                .toList();
        if (!messages.isEmpty()) {
            ways.outbox().add(messages);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CompletionStage<Receipt> carry(Parcel parcel) {
        Channel channel = Channel.of(parcel.receiver().substring(KIND.length() + 1));
        Row row = rows.find(passkey(parcel)).orElse(null);
        String to = row == null ? null : address(row, channel).orElse(null);
        if (row == null || to == null) {
            return CompletableFuture.completedFuture(new Receipt.Needless("nobody_to_tell"));
        }
        String language = sealed.open(row).language();
        return ways.post()
                .send(
                        new Address(channel, to),
                        texts.write(parcel.id(), TEXT, channel, language, Map.of("link", ways.link())))
                .thenApply(PasskeyLetters::receipt);
    }

    private static UUID passkey(Parcel parcel) {
        return ID.matcher(parcel.body())
                .results()
                .map(found -> UUID.fromString(found.group()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> address(Row row, Channel channel) {
        try {
            return persons.find(row.borrower()).map(Person::attributes).stream()
                    .flatMap(List::stream)
                    .filter(attribute -> attribute.name().equals("borrower." + channel.key()))
                    .map(Attribute::value)
                    .map(known -> known.value())
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst();
        } catch (ErasedException gone) {
            return Optional.empty();
        }
    }

    /** Whoever is not reached for good must hold up nobody behind them. */
    private static Receipt receipt(Post.Outcome outcome) {
        if (outcome instanceof Post.Away away) {
            return new Receipt.Refused(null, away.words(), null);
        }
        return outcome instanceof Post.Undeliverable never
                ? new Receipt.Undeliverable(never.words())
                : new Receipt.Delivered(DONE);
    }
}
