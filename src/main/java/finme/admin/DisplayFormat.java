package finme.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.CrmQueue;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How admin pages write times, money and states. Times are UTC, as in the logs and in the API. */
public final class DisplayFormat {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Badge> MARKS = Map.ofEntries(
            mark("RECEIVED", "info", "inbox", "Received"),
            mark("INCOMPLETE", "warn", "pen", "Incomplete"),
            mark("DUPLICATE", "mute", "copy", "Duplicate"),
            mark("COMPLETED", "good", "check", "Completed by the borrower"),
            mark("SCREENED_OUT", "bad", "ban", "Screened out"),
            mark("ROUTING", "info", "shuffle", "Routing"),
            mark("WITH_PARTNERS", "info", "clock", "With partners"),
            mark("OFFERED", "good", "tag", "Offered"),
            mark("ACCEPTED", "good", "check", "Accepted"),
            mark("SIGNED", "good", "pen", "Signed"),
            mark("FUNDED", "good", "checks", "Funded"),
            mark("UNPLACED", "bad", "x", "Unplaced"),
            mark("EXPIRED", "mute", "glass", "Expired"),
            mark("WITHDRAWN", "mute", "undo", "Withdrawn"),
            mark("SENT", "info", "send", "Sent"),
            mark("RULED_OUT", "mute", "ban", "Ruled out"),
            mark("NOT_REACHED", "mute", "minus", "Not reached"),
            mark("DECLINED", "bad", "x", "Declined"),
            mark("PENDING", "info", "clock", "Pending"),
            mark("MORE_NEEDED", "warn", "pen", "More needed"),
            mark("PRICE_COUNTER", "warn", "tag", "Price counter"),
            mark("RETRY", "warn", "undo", "Retrying"),
            mark("FAILED", "bad", "alert", "Failed"),
            mark("TIMED_OUT", "warn", "glass", "Timed out"),
            mark("UNDER_REVIEW", "warn", "eye", "Under review"),
            mark("CONFLICT", "bad", "alert", "Contradiction, somebody should look"),
            mark("LATE", "mute", "glass", "Answered when it was over"),
            mark("TO_APPLY", "warn", "clock", "Answer waits to be applied"),
            mark("UNMAPPABLE", "warn", "eye", "Callback not understood"),
            mark("OFFER_CHOSEN", "good", "check", "Offer chosen"),
            mark("OFFERS_DECLINED", "mute", "x", "Offers turned down"),
            mark("WENT_TO_PARTNER", "info", "away", "Went on to the partner's page"),
            mark("TASK_OPENED", "warn", "pen", "Asked of the borrower"),
            mark("TASK_DONE", "good", "check", "Gave what a partner asked for"),
            mark("CONFIRMED", "good", "check", "Confirmed"),
            mark("NOT_NEEDED", "mute", "minus", "Not needed"),
            mark("RECALLED", "mute", "undo", "Recalled"),
            mark("RETURNED", "bad", "undo", "Returned"),
            mark("CANCELLED", "mute", "x", "Cancelled"),
            mark("REVEALED", "warn", "eye", "Personal data revealed"),
            mark("PROCESS_RESTARTED", "warn", "undo", "Lost process started again"),
            mark("PROCESS_GIVEN_UP", "warn", "x", "Lost process given up"),
            mark("REOPENED", "info", "shuffle", "Another round"),
            mark("ROUTED_AGAIN", "info", "shuffle", "Another round"),
            mark("SENT_AGAIN", "info", "send", "Sent again by hand"),
            mark("ACCEPTED_FOR_BORROWER", "info", "person", "Accepted for the borrower"),
            mark("DECLINED_FOR_BORROWER", "info", "person", "Turned down for the borrower"),
            mark("ENDED_BY_HAND", "warn", "x", "Ended by hand"),
            mark("NOTE_WRITTEN", "mute", "pen", "Note written"),
            mark("WITHDRAWAL_REQUESTED", "warn", "undo", "Withdrawal requested"),
            mark("SENT_TO_PARTNER", "info", "send", "Sent to partner"),
            mark("TRIED_AT_PARTNER", "warn", "flask", "Used to try a partner out"),
            mark("CRM_CONFIRMED", "mute", "users", "CRM confirmed"),
            mark("IN_USE", "good", "check", "In use"),
            mark("RETIRED", "mute", "minus", "Retired"),
            mark("ADDED", "good", "plus", "New"),
            mark("CHANGED", "info", "pen", "Changed"),
            mark("RESUMED", "good", "play", "In use again"),
            mark("REMOVED", "warn", "x", "Removed"),
            mark("ACTIVE", "good", "play", "Active"),
            mark("PAUSED", "warn", "pause", "Paused"),
            mark("CONNECTED", "good", "check", "Connected"),
            mark("SILENT", "warn", "glass", "Not heard of"),
            mark("GONE", "bad", "ban", "Wants no more"),
            mark("WAITING", "info", "clock", "Waiting"),
            mark("DELIVERED", "good", "check", "Delivered"),
            mark("RETRYING", "warn", "undo", "Being retried"),
            mark("DEAD", "bad", "alert", "Parked"),
            mark("RECEIVING", "info", "inbox", "Coming in"),
            mark("RUNNING", "info", "clock", "Under way"),
            mark("DONE", "good", "check", "Done"),
            mark("CUT_SHORT", "warn", "glass", "Goes on next night"),
            mark("REQUESTED", "warn", "clock", "Asked for"),
            mark("FILED", "warn", "clock", "Written down"),
            mark("ERASED", "good", "ban", "Unreadable"),
            mark("PRIMARY", "good", "key", "Primary"),
            mark("ENABLED", "mute", "key", "Opens what it wrapped"));

    /** @param state any status, verdict, outcome or state of the contract, as enum or text */
    public Badge mark(@Nullable Object state) {
        String name = String.valueOf(state);
        Badge known = MARKS.get(name);
        return known != null ? known : new Badge("mute", "dot", words(name));
    }

    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at) + " UTC";
    }

    public String shortTime(@Nullable Instant at) {
        return at == null ? "–" : SHORT.format(at);
    }

    public String money(@Nullable Money money) {
        return money == null ? "–" : money(money.value(), money.currency());
    }

    public String money(@Nullable BigDecimal value, String currency) {
        if (value == null) {
            return "–";
        }
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        DecimalFormat format =
                new DecimalFormat(whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value) + "\u00a0" + currency;
    }

    public String months(@Nullable Integer count) {
        if (count == null) {
            return "–";
        }
        return count == 1 ? "1 month" : count + " months";
    }

    public String millis(@Nullable Number millis) {
        if (millis == null) {
            return "";
        }
        long ms = millis.longValue();
        return ms < 1_000 ? ms + " ms" : duration(Duration.ofMillis(ms));
    }

    public String duration(@Nullable Duration duration) {
        if (duration == null) {
            return "–";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
            return seconds.stripTrailingZeros().toPlainString() + " s";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.toString();
    }

    public Badge crm(CrmQueue.Status crm) {
        if (!crm.configured()) {
            return new Badge("mute", "minus", "None");
        }
        boolean failing = crm.lastErrorAt() != null
                && (crm.lastSuccessAt() == null || crm.lastErrorAt().isAfter(crm.lastSuccessAt()));
        if (failing) {
            return new Badge("bad", "alert", "Failing");
        }
        return crm.waiting() > 0 ? new Badge("info", "clock", "Syncing") : new Badge("good", "check", "In step");
    }

    /** @param kind of proof, by its name @param header where it stands, of the kinds that name one */
    public String auth(String kind, @Nullable String header) {
        return switch (kind) {
            case "BASIC" -> "Name and password";
            case "BEARER" -> "Bearer token";
            case "API_KEY" -> "Key in " + header;
            case "OAUTH2" -> "OAuth 2 client";
            case "HMAC" -> "Signature in " + header;
            case "MTLS" -> "Client certificate";
            default -> words(kind);
        };
    }

    /** {@code WITH_PARTNERS} and {@code with_partners} as "With partners". */
    public String words(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return "";
        }
        if (code.equalsIgnoreCase("crm")) {
            return "CRM";
        }
        String text = code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** {@code monthlyPayment} as "Monthly payment". */
    public String label(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c) || Character.isDigit(c)) {
                text.append(' ').append(Character.toLowerCase(c));
            } else {
                text.append(text.isEmpty() ? Character.toUpperCase(c) : c);
            }
        }
        return text.toString();
    }

    /** A column of a directory's table: {@code label.en} as "Label (en)", {@code validFrom} as "Valid from". */
    public String field(String column) {
        return column.startsWith("label.") ? "Label (" + column.substring(6) + ")" : label(column);
    }

    /** A body indented when it is JSON, as it stands when not. */
    public String json(String body) {
        try {
            return JSON.readTree(body).toPrettyString();
        } catch (JsonProcessingException other) {
            return body;
        }
    }

    /** A JSON value for people: text without quotes, the rest as JSON. */
    public String value(@Nullable JsonNode node) {
        return node == null || node.isNull() ? "–" : node.isTextual() ? node.asText() : node.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }

    private static Map.Entry<String, Badge> mark(String name, String tone, String icon, String text) {
        return Map.entry(name, new Badge(tone, icon, text));
    }
}
