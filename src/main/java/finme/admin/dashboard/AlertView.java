package finme.admin.dashboard;

import finme.crm.Crm;
import finme.insight.Alert;
import java.time.Instant;
import java.util.List;

/** An alert as pages show it. @param place where somebody sees more */
public record AlertView(String title, String text, Instant raisedAt, String place) {
    public static List<AlertView> of(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> new AlertView(alert.kind().title(), alert.text(), alert.raisedAt(), place(alert)))
                .toList();
    }

    private static String place(Alert alert) {
        return switch (alert.kind()) {
            case PARTNER_FAILING, CAP_NEAR -> "/admin/partners/" + alert.subject();
            case CERTIFICATE_ENDING -> receiver(alert.subject());
            case SOURCE_SILENT -> "/admin/sources/" + alert.subject();
            case BACKLOG -> pile(alert.subject());
            case FAILED_LOGINS -> "/admin/ledger";
        };
    }

    private static String pile(String subject) {
        if (subject.equals("steps")) {
            return "/admin/work";
        }
        return subject.equals("crm") ? "/admin/crm" : receiver(subject);
    }

    /** A receiver's name is a CRM's, any other a partner's. */
    private static String receiver(String subject) {
        if (subject.equals("finme")) {
            return "/admin/edges";
        }
        return subject.startsWith(Crm.RECEIVER)
                ? "/admin/crm/" + subject.substring(Crm.RECEIVER.length())
                : "/admin/partners/" + subject;
    }
}
