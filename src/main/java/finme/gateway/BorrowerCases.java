package finme.gateway;

import finme.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * A signed-in borrower's applications. Each call carries the key of the session; core says whose it is, and what is another
 * person's is as unknown as what never was. Every call may be repeated.
 *
 * <p>Whatever asks for a session throws 401 {@code signed_out} when there is none any more.
 */
@HttpExchange("/edge/v1/cases")
public interface BorrowerCases {
    /** Newest first. */
    @PostExchange("/list")
    List<CaseView> all(@RequestBody Who who);

    /** @return empty when this person has no such application */
    @PostExchange("/find")
    Optional<CaseView> find(@RequestBody Which which);

    /** @throws finme.kernel.Problem 404 unknown; 409 when it is too late, or another offer was accepted before */
    @PostExchange("/accept")
    void accept(@RequestBody OfferOf offer);

    /** @throws finme.kernel.Problem 404 unknown; 409 when it is too late */
    @PostExchange("/decline")
    void decline(@RequestBody Which which);

    /**
     * Another round for what nobody took, with what the borrower has said since.
     *
     * @throws finme.kernel.Problem 404 unknown; 409 when it would reach nobody else
     */
    @PostExchange("/route-again")
    void routeAgain(@RequestBody Which which);

    /** Notes that the borrower goes on to the lender. @return where that is; empty when there is no such place */
    @PostExchange("/follow")
    Optional<Address> follow(@RequestBody OfferOf offer);

    /**
     * Of a session whose last proof was given a while ago it takes a code or a passkey; without one a code is sent.
     *
     * @throws finme.kernel.Problem 404 unknown; 409 in a final status other than withdrawn; 403 {@code fresh_code_needed},
     *     401 {@code wrong_code} or {@code wrong_passkey}, 429 {@code too_many_tries}
     */
    @PostExchange("/withdraw")
    List<Receipt> withdraw(@RequestBody Withdrawal withdrawal);

    /** @throws finme.kernel.Problem 404 unknown */
    @PostExchange("/receipts")
    List<Receipt> receipts(@RequestBody Which which);

    /** @throws finme.kernel.Problem 404 unknown; 409 when it is too late; 422 with pointers {@code /data/<key>} */
    @PostExchange("/tasks")
    void complete(@RequestBody Answer answer);

    /** For whoever shows many at once: a mark of each that changes with whatever a borrower would see of it. */
    @PostExchange("/marks")
    Map<UUID, String> marks(@RequestBody Set<UUID> applications);

    /** @param language ISO 639-1, of what directories call things */
    record Who(String session, String language) {
        @Override
        public String toString() {
            return "Who[***]";
        }
    }

    record Which(String session, UUID application, String language) {
        @Override
        public String toString() {
            return "Which[" + application + ']';
        }
    }

    /**
     * @param code null when there is none
     * @param passkey what the browser made of one, instead of a code; null for none
     * @param language of the message with the code
     */
    record Withdrawal(
            String session,
            UUID application,
            @Nullable String code,
            @Nullable String passkey,
            String language) {
        @Override
        public String toString() {
            return "Withdrawal[" + application + ']';
        }
    }

    record OfferOf(String session, UUID application, UUID offer) {
        @Override
        public String toString() {
            return "OfferOf[" + offer + ']';
        }
    }

    record Address(String url) {
        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    /** @param values by the keys of the task's fields */
    @Sealed
    record Answer(String session, UUID application, UUID task, Map<String, String> values) {
        @Override
        public String toString() {
            return "Answer[" + task + ']';
        }
    }

    /**
     * @param product code; null, as amount and term, until the application is complete
     * @param chosen the offer that was accepted; null when none was
     * @param steps oldest first
     * @param newRound whether nobody took it and another round would reach lenders who were not asked
     */
    record CaseView(
            UUID id,
            String reference,
            String status,
            Instant since,
            boolean closed,
            @Nullable String product,
            @Nullable String productName,
            @Nullable Money amount,
            @Nullable Integer termMonths,
            List<PartnerState> partners,
            List<OfferView> offers,
            @Nullable UUID chosen,
            List<TaskView> tasks,
            List<Receipt> receipts,
            List<Step> steps,
            String mark,
            boolean newRound) {
        @Override
        public String toString() {
            return "CaseView[" + reference + ']';
        }
    }

    record PartnerState(String name, String state, Instant since) {}

    /** @param certainty in percent, as the lender says */
    record OfferView(
            UUID id,
            String partner,
            Money amount,
            @Nullable Integer termMonths,
            @Nullable BigDecimal apr,
            @Nullable Money monthlyPayment,
            @Nullable Money totalPayable,
            @Nullable BigDecimal certainty,
            @Nullable String redirectUrl,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "OfferView[" + id + ']';
        }
    }

    /**
     * @param kind FIELDS, QUESTION or DOCUMENT
     * @param partner who asks; null when we do
     * @param title null when it is ours to word
     * @param state OPEN, DONE or PASSED_ON
     */
    record TaskView(
            UUID id,
            String kind,
            @Nullable String partner,
            @Nullable String title,
            List<FieldView> fields,
            List<DocumentView> documents,
            String state,
            Instant askedAt) {
        @Override
        public String toString() {
            return "TaskView[" + id + ']';
        }
    }

    /** @param label null for a canonical one that is ours to word @param options empty for free text */
    record FieldView(String key, @Nullable String label, List<Completions.Option> options) {}

    record DocumentView(UUID id, @Nullable String name, String type, long size, Instant at) {
        @Override
        public String toString() {
            return "DocumentView[" + id + ']';
        }
    }

    /** @param state SENT, CONFIRMED, NOT_NEEDED or FAILED */
    record Receipt(String partner, String state, Instant at) {}

    /** @param code what happened, such as {@code offered} or {@code partner.DECLINED} @param partner whom it is about */
    record Step(Instant at, String code, @Nullable String partner) {}
}
