package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The evidence that the borrower agreed. Without a complete one for data sharing nothing may go to a lender. */
final class Consents {
    private static final String SHARING = "DATA_SHARING";
    private static final int MOST = 20;

    private final Instant now;

    Consents(Instant now) {
        this.now = now;
    }

    void read(Section root) {
        Object raw = root.raw("consents");
        List<?> given = raw instanceof List<?> list ? list : raw == null ? List.of() : List.of(raw);
        ArrayNode consents = JsonNodeFactory.instance.arrayNode();
        boolean sharing = false;
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            String pointer = root.at("consents") + '/' + i;
            Report inner = new Report();
            Section consent = consent(given.get(i), pointer, inner);
            boolean complete = inner.faults().isEmpty();
            boolean forSharing = SHARING.equals(consent.text("kind"));
            inner.warnings().forEach(root.report()::warning);
            inner.faults().forEach(fault -> root.report().found(fault, forSharing));
            if (complete) {
                consents.add(consent.out());
                sharing |= forSharing;
            }
        }
        if (!consents.isEmpty()) {
            root.out().set("consents", consents);
        }
        if (!sharing) {
            root.report()
                    .fault(new Fault(
                            root.at("consents"),
                            "consent_required",
                            "A consent of kind DATA_SHARING with its version and time is needed."));
        }
    }

    private Section consent(Object raw, String pointer, Report report) {
        if (!(raw instanceof Map<?, ?> map)) {
            report.fault(new Fault(pointer, "invalid_type", "An object is needed here."));
            return new Section(Map.of(), pointer, report);
        }
        Section consent = new Section(map, pointer, report);
        consent.required("kind", Readings.anyOf(SHARING, "MARKETING"))
                .required("version", Readings.text(64))
                .required("givenAt", Times.pastMoment(now))
                .optional("ip", Readings.text(45))
                .optional("userAgent", Readings.text(512))
                .optional("page", Readings.text(2048))
                .close();
        return consent;
    }
}
