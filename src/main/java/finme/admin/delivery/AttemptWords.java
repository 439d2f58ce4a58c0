package finme.admin.delivery;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of an attempt, for people. */
final class AttemptWords {
    private static final Pattern STATUS = Pattern.compile("(?:HTTP )?([1-5]\\d\\d)");
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("timeout", "No answer in time"),
            Map.entry("unreachable", "It could not be reached"),
            Map.entry("connection_lost", "The connection broke off"),
            Map.entry("no_answer", "The connection broke off"),
            Map.entry("gone", "It wants nothing more"),
            Map.entry("unknown_host", "The name of its host is not known"),
            Map.entry("address_not_public", "Its address leads inside; only public ones are called"),
            Map.entry("https_needed", "Its address does not begin with https"),
            Map.entry("no_callback", "The source has no callback any more"),
            Map.entry("no_secret", "There is no secret to sign with"),
            Map.entry("recipient_refused", "The mail server knows nobody under this address"),
            Map.entry("no_mail_server", "No mail server is set up"),
            Map.entry("no_sms_gateway", "Nobody is set up to send text messages"),
            Map.entry("MailConnectException", "The mail server could not be reached"),
            Map.entry("not_wanted", "Nothing was sent: the borrower wants no messages, or is not to be reached"),
            Map.entry("goes_another_way", "Nothing was sent this way: it goes by the other one"),
            Map.entry("settled_before", "Nothing was sent: it was settled before"),
            Map.entry("unknown_system", "There is no such system any more"));

    private AttemptWords() {}

    /** @param status of HTTP, null when there was no answer @param answer as the log has it */
    static String of(@Nullable Integer status, @Nullable String answer) {
        return status == null ? of(answer) : of(status.toString());
    }

    /** @return empty when there is nothing to tell */
    static String of(@Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return "";
        }
        Matcher status = STATUS.matcher(answer.strip());
        if (!status.matches()) {
            String told = answer.replace('_', ' ');
            return KNOWN.getOrDefault(answer, Character.toUpperCase(told.charAt(0)) + told.substring(1));
        }
        HttpStatus known = HttpStatus.resolve(Integer.parseInt(status.group(1)));
        return "It answered " + status.group(1) + (known == null ? "" : ", " + known.getReasonPhrase());
    }
}
