package finme.account.code;

import finme.account.code.SignInRows.Asked;
import finme.borrower.Contacts;
import finme.borrower.Contacts.Contact;
import finme.correspondence.Address;
import finme.correspondence.Channel;
import finme.correspondence.Letter;
import finme.correspondence.LetterTexts;
import finme.correspondence.Post;
import finme.delivery.Carrier;
import finme.delivery.Receipt;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/**
 * Sends codes. A code is made when it leaves and only its hash is kept; should it have to be sent again, it is another one.
 * A request for an address nobody has looks in the log like any other.
 */
@Component
class CodeCarrier implements Carrier {
    static final String KIND = "sign-in";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final CompletionStage<Receipt> DONE = CompletableFuture.completedFuture(new Receipt.Delivered(250));

    private final SignInRows rows;
    private final CodeHash hash;
    private final Contacts contacts;
    private final LetterTexts texts;
    private final Post post;

    CodeCarrier(SignInRows rows, CodeHash hash, Contacts contacts, LetterTexts texts, Post post) {
        this.rows = rows;
        this.hash = hash;
        this.contacts = contacts;
        this.texts = texts;
        this.post = post;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CompletionStage<Receipt> carry(Parcel parcel) {
        Asked asked = rows.find(parcel.id()).orElse(null);
        if (asked == null) {
            return DONE;
        }
        Contact contact = contacts.find(asked.kind(), asked.address()).orElse(null);
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        if (contact == null || !rows.set(parcel.id(), hash.of(asked.address(), code))) {
            return DONE;
        }
        Address to = new Address(Channel.of(asked.kind()), contact.value());
        return post.send(to, letter(parcel.id(), to.channel(), asked.language(), code))
                .thenApply(CodeCarrier::receipt);
    }

    private Letter letter(UUID id, Channel channel, String language, String code) {
        return texts.write(id, "sign-in-code", channel, language, Map.of("code", code, "minutes", "10"));
    }

    /** Whoever is not reached for good must hold up nobody behind them. */
    private static Receipt receipt(Post.Outcome outcome) {
        if (outcome instanceof Post.Away away) {
            return new Receipt.Refused(null, away.words(), null);
        }
        return outcome instanceof Post.Undeliverable never
                ? new Receipt.Undeliverable(never.words())
                : new Receipt.Delivered(250);
    }
}
