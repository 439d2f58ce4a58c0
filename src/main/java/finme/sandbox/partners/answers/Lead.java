package finme.sandbox.partners.answers;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All a simulated lender keeps of a request: no personal value.
 *
 * @param id the lender's own id of it, the same for the same key
 * @param reference what the sender calls it and wants to hear back
 * @param callbackUrl where later decisions go, null when the request named no place
 * @param origin scheme, host and port the lender was called at, for links that lead back to it
 */
public record Lead(
        String id,
        String reference,
        @Nullable URI callbackUrl,
        BigDecimal amount,
        String currency,
        int termMonths,
        String origin) {
    private static final List<String> REFERENCE_NAMES = List.of(
            "reference",
            "ref",
            "dispatchReference",
            "partnerReference",
            "brokerRequestId",
            "proposalReference",
            "applicationNumber",
            "externalId",
            "dispatch",
            "dispatchId",
            "application_id",
            "requestId",
            "leadId",
            "id");
    private static final List<String> CALLBACK_NAMES = List.of(
            "callbackUrl",
            "callback",
            "dispatchCallbackUrl",
            "notifyUrl",
            "notificationUrl",
            "webhookUrl",
            "webhook",
            "postbackUrl",
            "postback",
            "statusUrl",
            "returnUrl");
    private static final List<String> AMOUNT_NAMES = List.of(
            "amount",
            "amountValue",
            "sum",
            "sumValue",
            "loanAmount",
            "requestedAmount",
            "requestedLoanAmount",
            "loan_offered",
            "netAmount",
            "principal",
            "value");
    private static final List<String> TERM_NAMES =
            List.of("termMonths", "term_months", "term", "months", "loanTerm", "period", "duration");

    /** @param key stands in for a reference that the request lacks */
    public static Lead of(String id, String key, Map<String, String> fields, String origin, @Nullable URI callback) {
        String reference = first(fields, REFERENCE_NAMES);
        return new Lead(
                id,
                reference == null ? key : reference,
                callback(fields, callback),
                amount(first(fields, AMOUNT_NAMES)),
                currency(fields),
                term(first(fields, TERM_NAMES)),
                origin);
    }

    private static @Nullable URI callback(Map<String, String> fields, @Nullable URI fallback) {
        String named = first(fields, CALLBACK_NAMES);
        if (named != null && isUrl(named)) {
            return URI.create(named);
        }
        return fields.values().stream()
                .filter(value -> value.endsWith("/callbacks") && isUrl(value))
                .findFirst()
                .map(URI::create)
                .orElse(fallback);
    }

    private static boolean isUrl(String value) {
        return value.matches("https?://[^\\s\"<>\\\\^`{|}]+");
    }

    private static BigDecimal amount(@Nullable String given) {
        String digits = given == null ? "" : given.replaceAll("[^0-9.]", "");
        return digits.matches("\\d{1,9}(\\.\\d+)?") ? new BigDecimal(digits) : new BigDecimal("5000");
    }

    private static int term(@Nullable String given) {
        return given != null && given.matches("[1-9]\\d{0,2}") ? Integer.parseInt(given) : 24;
    }

    private static String currency(Map<String, String> fields) {
        String given = fields.get("currency");
        return given != null && given.matches("[A-Z]{3}") ? given : "EUR";
    }

    private static @Nullable String first(Map<String, String> fields, List<String> names) {
        for (String name : names) {
            String value = fields.get(name.toLowerCase(java.util.Locale.ROOT).replace("_", ""));
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
