package finme.notification;

import java.util.Set;

/** What can be subscribed to: a kind with all its messages, such as {@code directory.*}, or one of them. */
final class EventPatterns {
    private static final Set<String> TYPES = Set.of(
            "directory.changed",
            "application.changed",
            "borrower.changed",
            "partner.changed",
            "form.published",
            "ledger.sealed",
            "alert.raised",
            "alert.cleared");

    private EventPatterns() {}

    static boolean matches(String pattern, String type) {
        return pattern.equals("*")
                || pattern.equals(type)
                || pattern.endsWith(".*") && type.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    static boolean isKnown(String pattern) {
        return TYPES.stream().anyMatch(type -> matches(pattern, type));
    }
}
