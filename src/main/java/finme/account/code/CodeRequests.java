package finme.account.code;

import finme.account.Codes.Addressee;
import finme.account.limit.AskedCounts;
import finme.borrower.Contacts;
import finme.canonical.IdentityValue;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.kernel.Ids;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down that somebody wants a code. Over a limit nothing is written, and the answer is the same. */
@Component
class CodeRequests {
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    /** Receivers that codes are spread over: behind one that waits no more than an eighth does. */
    private static final int LANES = 8;

    private final SignInRows rows;
    private final AskedCounts counts;
    private final CodeSettings settings;
    private final Outbox outbox;
    private final Contacts contacts;
    private final TransactionTemplate transaction;

    CodeRequests(
            SignInRows rows,
            AskedCounts counts,
            CodeSettings settings,
            Outbox outbox,
            Contacts contacts,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.counts = counts;
        this.settings = settings;
        this.outbox = outbox;
        this.contacts = contacts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return its index @throws finme.kernel.Problem 422 when it is none */
    byte[] address(Addressee addressee) {
        String value = IdentityValue.of(addressee.kind()).read(addressee.value(), null);
        return contacts.index(addressee.kind(), value);
    }

    void send(String kind, byte[] address, String caller, String language) {
        if (isTooOften(kind, address, caller)) {
            return;
        }
        UUID request = Ids.next();
        transaction.executeWithoutResult(open -> {
            rows.ask(kind, address, request, language, settings.life());
            outbox.add(List.of(message(request, kind, address)));
        });
    }

    private boolean isTooOften(String kind, byte[] address, String caller) {
        String key = kind + '/' + HexFormat.of().formatHex(address);
        boolean caught = counts.isOver("caller", caller, SHORT, settings.perCaller());
        boolean often = counts.isOver("address", key, SHORT, settings.perAddress());
        return counts.isOver("day", key, DAY, settings.perAddressAndDay()) || often || caught;
    }

    /** Says nothing but which request it is. */
    private static Message message(UUID request, String kind, byte[] address) {
        String receiver = CodeCarrier.KIND + ':' + kind + '-' + (Math.floorMod(address[0], LANES) + 1);
        return new Message(
                request, receiver, "finme.code.wanted", "sign-in", null, "{\"request\": \"" + request + "\"}");
    }
}
