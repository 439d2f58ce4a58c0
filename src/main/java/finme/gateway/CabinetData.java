package finme.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What FinMe holds of a borrower, for the borrower. Every call needs a session that proves the person, else 403
 * {@code address_not_proven}; 401 {@code signed_out} without one.
 */
@HttpExchange("/edge/v1/cabinet/data")
public interface CabinetData {
    @PostExchange("/shared")
    MyData shared(@RequestBody String session);

    /** Everything, as a tree for a file. */
    @PostExchange("/export")
    JsonNode export(@RequestBody String session);

    /**
     * Erases the person. Without a code or a passkey a code is sent.
     *
     * @throws finme.kernel.Problem 403 {@code fresh_code_needed}, 401 {@code wrong_code} or {@code wrong_passkey}, 429
     *     {@code too_many_tries}, 409 {@code legal_hold} or {@code money_flows}
     */
    @PostExchange("/erase")
    void erase(@RequestBody Erase erase);

    @PostExchange("/profile")
    Profile profile(@RequestBody Asked asked);

    /**
     * @return the profile afterwards
     * @throws finme.kernel.Problem 422 at the path of each value that can't be taken; nothing is stored then
     */
    @PostExchange("/profile/change")
    Profile change(@RequestBody Change change);

    /** How the borrower wants to hear of what happens: MAIL, SMS or NONE. @throws finme.kernel.Problem 422 for any other */
    @PostExchange("/messages")
    void messages(@RequestBody Wish wish);

    record Wish(String session, String messages) {
        @Override
        public String toString() {
            return "Wish[***]";
        }
    }

    /** @param shared oldest first */
    record MyData(List<Shared> shared) {}

    /**
     * What one partner was given.
     *
     * @param name of the partner as people read it
     * @param fields canonical paths, of those that the application had
     * @param consent under which; null when the document is no longer kept
     */
    record Shared(
            String partner,
            String name,
            String reference,
            Instant at,
            List<String> fields,
            @Nullable Consent consent) {}

    record Consent(String kind, String version, Instant givenAt) {}

    /**
     * @param code null when there is none yet
     * @param passkey what the browser made of one, instead of a code; null for none
     * @param language of the mail with the code
     */
    record Erase(
            String session, @Nullable String code, @Nullable String passkey, String language) {
        @Override
        public String toString() {
            return "Erase[***]";
        }
    }

    record Asked(String session, String language) {
        @Override
        public String toString() {
            return "Asked[***]";
        }
    }

    /** @param values by canonical path */
    @Sealed
    record Change(String session, Map<String, JsonNode> values, String language) {
        @Override
        public String toString() {
            return "Change[***]";
        }
    }

    /**
     * @param values by canonical path
     * @param fixed paths of values that only the staff changes, since people are told apart by them
     * @param options of values that are chosen, in the borrower's language
     * @param words for codes, also those that can't be chosen any more and those that only applications have
     * @param messages MAIL, SMS or NONE
     */
    record Profile(
            Map<String, JsonNode> values,
            List<String> fixed,
            Map<String, List<Completions.Option>> options,
            Map<String, List<Completions.Option>> words,
            String messages) {
        @Override
        public String toString() {
            return "Profile[***]";
        }
    }
}
