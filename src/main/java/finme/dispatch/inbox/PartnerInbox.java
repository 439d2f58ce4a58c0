package finme.dispatch.inbox;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.CallbackInbox;
import finme.dispatch.answer.Reply;
import finme.dispatch.model.InboxItem;
import finme.dispatch.reading.CallbackReader;
import finme.dispatch.reading.CallbackReader.Message;
import finme.dispatch.reading.Zones;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.tries.Door;
import finme.tries.Knock;
import finme.tries.Tries;
import finme.work.ConcurrencyLimit;
import finme.work.FailureLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

@Component
class PartnerInbox implements CallbackInbox {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerInbox.class);
    private static final int TRIES = 3;
    private static final int AT_ONCE = 48;
    /** As long as a sender may wait for a message to be applied, about. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Catalogue<Partner> partners;
    private final CallbackReader reader;
    private final InboxDesk desk;
    private final FailureLog unapplied =
            new FailureLog(LOG, "Callbacks are tried again, and kept for later if that does not help");
    private final FailureLog unkept =
            new FailureLog(LOG, "Callbacks can't be stored; their partners are told to come again");
    private final ConcurrencyLimit underWay = new ConcurrencyLimit(AT_ONCE, SLOW);

    private final Tries tries;

    PartnerInbox(Catalogue<Partner> partners, CallbackReader reader, InboxDesk desk, Tries tries) {
        this.tries = tries;
        this.partners = partners;
        this.reader = reader;
        this.desk = desk;
    }

    @Override
    public void receive(String code, String address, Map<String, List<String>> given, String contentType, byte[] body) {
        Partner partner = partners.find(code)
                .map(Versioned::value)
                .filter(found -> found.callback() != null)
                .orElseThrow(() -> Problem.notFound("This partner"));
        Partner.Callback callback = partner.callback();
        Map<String, String> headers = headers(given, contentType);
        if (callback == null || !isProven(callback, new Knock(Door.PARTNER, code, address, ""), headers, body)) {
            throw Problem.of(401, "bad_signature", "The message is not proven to come from this partner.");
        }
        Message message = reader.read(callback.mapping(), new Reply(0, headers, body), Zones.of(partner));
        boolean vouchedFor = callback.auth().kind() != Partner.Auth.Kind.NONE;
        InboxItem.State state = accept(code, message, vouchedFor);
        if (state == InboxItem.State.UNMAPPABLE) {
            throw Problem.of(422, "unmappable", "The message can't be understood; it was kept for an operator.");
        }
        if (state == InboxItem.State.UNKNOWN_REFERENCE) {
            throw Problem.of(422, "unknown_reference", "The message names no case of this partner.");
        }
    }

    /**
     * A signature is beyond guessing, and each one is another: a wrong one is counted and makes no other wait. A password or
     * token is shown again and again, and can be guessed.
     */
    private boolean isProven(Partner.Callback callback, Knock knock, Map<String, String> headers, byte[] body) {
        String shown = CallbackProof.shown(callback.auth(), headers);
        if (shown != null) {
            return tries.admit(knock.showing(shown), () -> holds(callback, headers, body));
        }
        boolean holds = holds(callback, headers, body);
        if (!holds) {
            tries.refused(knock);
        }
        return holds;
    }

    private static boolean holds(Partner.Callback callback, Map<String, String> headers, byte[] body) {
        return callback.proofs(Instant.now()).stream().anyMatch(auth -> CallbackProof.holds(auth, headers, body));
    }

    /** Nobody waits in line: a storm after a restart would take all threads, and then not even refusals get out. */
    private InboxItem.State accept(String partner, Message message, boolean vouchedFor) {
        Object place = underWay.enter();
        if (place == null) {
            throw busy();
        }
        try {
            return persistently(partner, message, vouchedFor);
        } finally {
            underWay.leave(place);
        }
    }

    private InboxItem.State persistently(String partner, Message message, boolean vouchedFor) {
        for (int attempt = 1; ; attempt++) {
            try {
                InboxItem.State state = desk.accept(partner, message, vouchedFor);
                unapplied.worked();
                return state;
            } catch (Problem problem) {
                throw problem;
            } catch (RuntimeException fault) {
                unapplied.failed(partner, fault);
                if (hadNoConnection(fault)) {
                    throw busy();
                }
                if (attempt == TRIES) {
                    return keep(partner, message);
                }
            }
        }
    }

    /** Whoever hears 503 for hours stops sending; so what can't be applied is at least kept. */
    private InboxItem.State keep(String partner, Message message) {
        try {
            InboxItem.State state = desk.keep(partner, message);
            unkept.worked();
            return state;
        } catch (RuntimeException fault) {
            unkept.failed(partner, fault);
            throw busy();
        }
    }

    /** Which took seconds to find out, and does so again. */
    private static boolean hadNoConnection(RuntimeException fault) {
        return fault instanceof CannotCreateTransactionException || fault instanceof CannotGetJdbcConnectionException;
    }

    private static Problem busy() {
        return Problem.busy(503, "busy", "The message could not be stored now.", AGAIN);
    }

    private static Map<String, String> headers(Map<String, List<String>> given, String contentType) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", contentType);
        given.forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        return headers;
    }
}
