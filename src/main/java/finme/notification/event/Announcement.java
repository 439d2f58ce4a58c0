package finme.notification.event;

import finme.fdforge.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change as the world outside is told of it: codes, ids and versions, never a personal value.
 *
 * @param type without {@code finme.}, such as {@code directory.changed}
 * @param subject such as {@code directory/purposes}
 * @param version to be confirmed by whoever gets it; null for what is not tracked one by one
 * @param path of the API, where more can be read with the reader's own rights
 * @param source whose application it is; null when it is about something else
 */
record Announcement(
        String type,
        String subject,
        @Nullable Long version,
        String path,
        Map<String, Object> data,
        @Nullable String source) {
    private static final String API = "/api/v1/admin/";

    /** @return empty for what nobody outside needs to hear */
    static Optional<Announcement> of(Change change) {
        return Optional.ofNullable(
                switch (change.kind()) {
                    case "application" -> application(change);
                    case "borrower" -> borrower(change);
                    case "directory" -> directory(change);
                    case "form" -> form(change);
                    case "partner" -> partner(change);
                    case "ledger" -> ledger(change);
                    case "alert" -> alert(change);
                    default -> null;
                });
    }

    /** Of all that happens to an application only its moves from status to status. */
    private static @Nullable Announcement application(Change change) {
        Map<String, ?> details = change.details();
        if (change.subject() == null || details.get("to") == null || details.get("reference") == null) {
            return null;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", change.subject());
        data.put("reference", details.get("reference"));
        data.put("status", String.valueOf(details.get("to")));
        data.put("version", change.version());
        if (Boolean.TRUE.equals(details.get("test"))) {
            data.put("test", true);
        }
        String subject = "application/" + change.subject();
        String source = String.valueOf(details.get("source"));
        return new Announcement(
                "application.changed", subject, null, API + "applications/" + change.subject(), data, source);
    }

    /** That somebody looked is in the ledger, too, and changed nothing. */
    private static @Nullable Announcement borrower(Change change) {
        if (change.subject() == null || change.action().equals("revealed")) {
            return null;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", change.subject());
        data.put("version", change.version());
        data.put("action", change.action());
        String place = change.subject().toString();
        return new Announcement("borrower.changed", "borrower/" + place, null, API + "borrowers/" + place, data, null);
    }

    private static Announcement directory(Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("directory", change.code());
        data.put("version", change.version());
        data.put("action", change.action());
        data.put("entries", Objects.requireNonNullElse(change.details().get("entries"), List.of()));
        return coded("directory.changed", "directory", "directories", change, data);
    }

    private static Announcement partner(Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", change.code());
        data.put("version", change.version());
        data.put("action", change.action());
        return coded("partner.changed", "partner", "partners", change, data);
    }

    private static Announcement form(Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("form", change.code());
        data.put("version", change.version());
        return coded("form.published", "form", "forms", change, data);
    }

    private static Announcement coded(String type, String kind, String path, Change change, Map<String, Object> data) {
        return new Announcement(
                type,
                kind + '/' + change.code(),
                (long) change.version(),
                API + path + '/' + change.code(),
                data,
                null);
    }

    /** A day's root, so that it lies where FinMe can't change it. */
    private static @Nullable Announcement ledger(Change change) {
        Object day = change.details().get("day");
        if (!change.action().equals("sealed") || day == null) {
            return null;
        }
        String path = API + "ledger/verify?from=" + day + "&to=" + day;
        return new Announcement(
                "ledger.sealed", "ledger/" + day, 1L, path, new LinkedHashMap<>(change.details()), null);
    }

    /** {@code alert.raised} and {@code alert.cleared}; its text names codes and numbers. */
    private static Announcement alert(Change change) {
        return new Announcement(
                "alert." + change.action(),
                "alert/" + change.code(),
                null,
                API + "alerts",
                new LinkedHashMap<>(change.details()),
                null);
    }

    /** What its source is told of an application: the same, to be read at the source's own address. */
    Announcement forSource() {
        String path = "/api/v1/sources/" + source + "/applications/" + data.get("id");
        return new Announcement(type, subject, null, path, data, source);
    }
}
