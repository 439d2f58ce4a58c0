package finme.portal.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.PartnerTrial;
import finme.dispatch.PartnerTrial.Trial;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.portal.desk.PartnerAccess.Own;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What we send a partner and what we read of it, from its own mappings; and a place to try them. */
@Component
public class OwnGuide {
    private static final List<String> ANSWERS =
            List.of("OFFERED", "DECLINED", "PENDING", "MORE_NEEDED", "DUPLICATE", "PRICE_COUNTER", "RETRY", "FAILED");
    private static final List<String> LATER = List.of("ACCEPTED", "SIGNED", "FUNDED", "RETURNED", "CANCELLED");

    private final PartnerTrial trials;
    private final String publicUrl;

    OwnGuide(PartnerTrial trials, @Value("${finme.public-url}") String publicUrl) {
        this.trials = trials;
        this.publicUrl = publicUrl;
    }

    /** @param callback null for a partner that sends none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Guide(
            String partner,
            Sends sends,
            Expects answer,
            @Nullable Expects callback,
            List<String> shares) {}

    /** @param body FEEL @param example as it would be sent, with an invented person; null when the mapping fails for it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sends(
            String method,
            String url,
            @Nullable String testUrl,
            String format,
            String proof,
            String timeout,
            int attempts,
            String body,
            PartnerTrial.@Nullable Request example) {}

    /**
     * @param url where it is to be sent; null for an answer
     * @param proof kind of authentication
     * @param mapping FEEL by which it is read
     * @param words that the mapping may make of it
     * @param within how long a decision may take
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expects(
            @Nullable String url,
            @Nullable String proof,
            String mapping,
            List<String> words,
            @Nullable String within) {}

    public CompletableFuture<Guide> of(Own own) {
        Partner partner = own.partner();
        return example(own)
                .thenApply(example -> new Guide(
                        partner.name(), sends(partner, example), answer(partner), callback(partner), partner.shares()));
    }

    private CompletableFuture<PartnerTrial.@Nullable Request> example(Own own) {
        try {
            return trials.tryOut(own.code(), null, false, own.actor()).thenApply(Trial::request);
        } catch (Problem mapping) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static Sends sends(Partner partner, PartnerTrial.@Nullable Request example) {
        Partner.Request request = partner.request();
        return new Sends(
                request.method(),
                request.url(),
                request.testUrl(),
                request.format().name(),
                request.auth().kind().name(),
                request.timeout().toString(),
                request.attempts(),
                request.body(),
                example);
    }

    private static Expects answer(Partner partner) {
        return new Expects(
                null, null, partner.answer(), ANSWERS, partner.answerWithin().toString());
    }

    private @Nullable Expects callback(Partner partner) {
        Partner.Callback callback = partner.callback();
        return callback == null
                ? null
                : new Expects(
                        publicUrl + "/api/v1/partners/" + partner.code() + "/callbacks",
                        callback.auth().kind().name(),
                        callback.mapping(),
                        java.util.stream.Stream.concat(ANSWERS.stream(), LATER.stream())
                                .toList(),
                        null);
    }

    /**
     * @param application canonical, or null for an invented one; never one of ours
     * @param send to the address for tests
     * @throws Problem 409 {@code no_test_address}: what is live is nothing to try things at
     */
    public CompletableFuture<Trial> tryOut(Own own, @Nullable JsonNode application, boolean send) {
        if (application != null && !application.isNull() && !application.isObject()) {
            throw Problem.invalid("/application", "invalid_application", "This is not a canonical application.");
        }
        if (send && own.partner().request().testUrl() == null) {
            throw Problem.conflict(
                    "no_test_address", "There is no address for tests; look at the request without sending it.");
        }
        return trials.tryOut(own.code(), application, send, own.actor());
    }
}
