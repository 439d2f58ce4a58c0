package finme.dispatch.model;

import finme.dispatch.Reason;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences behind our own reason codes, in one place. */
public final class Reasons {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("no_rule", "No rule names this partner."),
            Map.entry("unknown_partner", "A rule names this partner, but the directory does not know it."),
            Map.entry("partner_paused", "The partner is paused; nothing was sent to it."),
            Map.entry("no_test_endpoint", "This is a test application, and the partner has no test endpoint."),
            Map.entry("limit_reached", "Enough other partners come first: the limit of this distribution is reached."),
            Map.entry("offered_before", "Another partner offered first."),
            Map.entry("time_budget_spent", "The time for this round was spent before its turn."),
            Map.entry("not_yet", "Partners before it have not decided yet."),
            Map.entry("application_closed", "The application ended before its turn."),
            Map.entry("malformed_answer", "The partner's answer could not be read."),
            Map.entry("answer_too_large", "The partner's answer was larger than 1 MiB."),
            Map.entry(
                    "mapping_fault",
                    "The mapping could not make an outcome of the answer; it is kept for an operator."),
            Map.entry(
                    "unknown_word", "The mapping gave a word that is no outcome; the answer is kept for an operator."),
            Map.entry(
                    "unreadable_amount",
                    "An offer's amount can't be read, or could be two; the answer is kept for an operator."),
            Map.entry("doubtful_offer", "What the partner offers can't be taken at its word; an operator decides."),
            Map.entry(
                    "declined_in_review", "The partner's answer could not be read; an operator found no offer in it."),
            Map.entry(
                    "review_not_settled", "The partner's answer could not be read, and nobody decided on it in time."),
            Map.entry("price_below_minimum", "The partner offered less than the rule's minimum price."),
            Map.entry("request_mapping_fault", "The request mapping failed for this application; nothing was sent."),
            Map.entry("unusable_request", "The partner's settings make no request that can be sent."),
            Map.entry("token_refused", "The partner's token endpoint gave no token."),
            Map.entry("redirected", "The partner answered with a redirect; redirects are not followed."),
            Map.entry("timeout", "The partner did not answer within its time-out, also not when asked again."),
            Map.entry("unreachable", "The partner could not be reached, also not when tried again."),
            Map.entry("connection_lost", "The connection broke before the answer was complete, also when tried again."),
            Map.entry("tls_certificate_expired", "The partner's certificate has expired; nothing was sent."),
            Map.entry("tls_certificate_not_yet_valid", "The partner's certificate is not valid yet; nothing was sent."),
            Map.entry("tls_certificate_revoked", "The partner's certificate was revoked; nothing was sent."),
            Map.entry("tls_certificate_invalid", "The partner's certificate is not valid; nothing was sent."),
            Map.entry("tls_wrong_name", "The partner's certificate is for another host name; nothing was sent."),
            Map.entry(
                    "tls_unknown_issuer", "The partner's certificate was issued by nobody we trust; nothing was sent."),
            Map.entry("tls_handshake", "The partner and we could not agree on a secure connection; nothing was sent."),
            Map.entry(
                    "in_progress",
                    "The partner says that our first request is still in progress, also when asked again."),
            Map.entry(
                    "address_not_public",
                    "The partner's address leads into an inside network that no setting names; nothing was sent."),
            Map.entry("https_needed", "The partner's address does not begin with https; nothing was sent."),
            Map.entry("invalid_url", "The partner's address is none; nothing was sent."),
            Map.entry("retry_asked", "The partner asked to try again until the attempts were used up."),
            Map.entry("busy", "The partner answered that it is busy for longer than this application can wait."),
            Map.entry("in_doubt", "The partner may have it, and would take a repeat for a second application."),
            Map.entry("no_decision_in_time", "The partner did not decide within the time it is given."),
            Map.entry(
                    "circuit_open",
                    "Most calls to this partner fail at the moment; others were asked first, or it was not asked."),
            Map.entry("no_bid", "The partner made no bid in time when it was asked for one."),
            Map.entry("unreadable_bid", "The partner's bid could not be read."),
            Map.entry("ping_declined", "The partner did not want it when it was asked for a bid."),
            Map.entry("ping_mapping_fault", "The mapping of its ping failed for this application; nothing was sent."),
            Map.entry("bid_below_minimum", "The partner bid less than the rule's minimum price."),
            Map.entry("suppressed", "The partner does not want this person: it is on its suppression list."),
            Map.entry("duplicate", "The partner got the same person lately."),
            Map.entry("closed", "The partner had closed before its turn."),
            Map.entry("cap_reached", "One of the partner's limits was reached before its turn."),
            Map.entry("budget_spent", "The partner's budget was spent before its turn."),
            Map.entry("no_room", "The partner took no more at a time until this application's time for it was over."),
            Map.entry("erased", "The person was erased before it was sent."),
            Map.entry("recalled", "The application ended before the partner decided."));

    /** Codes of what was kept back at the last moment. */
    private static final Set<String> KEPT_BACK =
            Set.of("suppressed", "duplicate", "closed", "cap_reached", "budget_spent");

    /** Codes of requests that could not be made, or found nobody to take them; beside those of TLS. */
    private static final Set<String> NEVER_LEFT = Set.of(
            "request_mapping_fault",
            "unusable_request",
            "token_refused",
            "invalid_url",
            "https_needed",
            "address_not_public",
            "unreachable");

    /** Codes of what ended before its first attempt. */
    private static final Set<String> NOT_TRIED = Set.of("partner_paused", "no_room", "circuit_open", "erased");

    private Reasons() {}

    /** Whether the partner was not asked, though it stood in line already. */
    public static boolean isKeptBack(@Nullable String code) {
        return code != null && KEPT_BACK.contains(code);
    }

    /** Whether nothing of an attempt that ended so was on its way to the partner. */
    public static boolean neverLeft(@Nullable String code) {
        return code != null && (NEVER_LEFT.contains(code) || code.startsWith("tls_"));
    }

    /** Whether the partner never got it, where this is the end of its only attempt. */
    public static boolean isUnsent(@Nullable String code) {
        return code != null && (NOT_TRIED.contains(code) || neverLeft(code) || isKeptBack(code));
    }

    /** What {@link #isUnsent} goes by, but the codes of TLS: those begin with {@code tls_}. */
    public static String[] unsent() {
        return Stream.of(KEPT_BACK, NEVER_LEFT, NOT_TRIED).flatMap(Set::stream).toArray(String[]::new);
    }

    public static Reason of(String code) {
        return new Reason(code, text(code));
    }

    /** @return null for codes that are not ours */
    public static @Nullable String text(String code) {
        String text = TEXTS.get(code);
        return text == null && code.startsWith("http_")
                ? "The partner answered with HTTP " + code.substring(5) + "."
                : text;
    }
}
