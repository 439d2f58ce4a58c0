package finme.account.passkey;

import finme.account.passkey.PasskeyRows.Row;
import finme.correspondence.Address;
import finme.correspondence.Channel;
import finme.correspondence.LetterTexts;
import finme.correspondence.Post;
import finme.delivery.Carrier;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.delivery.Receipt;
import finme.kernel.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final Pattern PLACE = Pattern.compile("\"place\": (\\d+)");
    private static final int DONE = 250;

    private final PasskeyRows rows;
    private final SealedPasskeys sealed;
    private final WhoHears who;
    private final LetterTexts texts;
    private final Ways ways;

    PasskeyLetters(PasskeyRows rows, SealedPasskeys sealed, WhoHears who, LetterTexts texts, Ways ways) {
        this.rows = rows;
        this.sealed = sealed;
        this.who = who;
        this.texts = texts;
        this.ways = ways;
    }

    /** How letters are queued and leave, and where they lead. */
    @Component
    record Ways(
            Outbox outbox,
            Post post,
            @Value("${finme.public-url}/cabinet/passkeys") String link) {}

    /** In the transaction that adds it: one for each address, so that none is told twice when another one is not reached. */
    void queue(Row passkey) {
        List<Message> messages = ways.post().channels().stream()
                .flatMap(channel -> messages(
                        passkey.id(), channel, who.addresses(passkey, channel).size()))
                .toList();
        if (!messages.isEmpty()) {
            ways.outbox().add(messages);
        }
    }

    private static Stream<Message> messages(UUID passkey, Channel channel, int addresses) {
        return IntStream.range(0, addresses)
                .mapToObj(place -> new Message(
                        Ids.next(),
                        KIND + ':' + channel.key(),
                        "finme.passkey.added",
                        "passkey/" + passkey,
                        null,
                        "{\"passkey\": \"" + passkey + "\", \"place\": " + place + "}"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CompletionStage<Receipt> carry(Parcel parcel) {
        Channel channel = Channel.of(parcel.receiver().substring(KIND.length() + 1));
        Row row = rows.find(passkey(parcel)).orElse(null);
        List<String> addresses = row == null ? List.of() : who.addresses(row, channel);
        int place = place(parcel);
        if (row == null || place >= addresses.size()) {
            return CompletableFuture.completedFuture(new Receipt.Needless("nobody_to_tell"));
        }
        String language = sealed.open(row).language();
        return ways.post()
                .send(
                        new Address(channel, addresses.get(place)),
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

    private static int place(Parcel parcel) {
        return PLACE.matcher(parcel.body())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
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
