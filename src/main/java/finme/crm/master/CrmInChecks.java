package finme.crm.master;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.master.CrmChecks.Found;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How changes made there are heard of. */
final class CrmInChecks {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String PREFIX = "whsec_";

    private CrmInChecks() {}

    static void check(Crm crm, Found found) {
        Duration poll = crm.poll();
        if (poll != null && (poll.compareTo(SHORTEST) < 0 || poll.compareTo(LONGEST) > 0)) {
            found.add("/poll", "out_of_range", "It is asked every second at most and every day at least.");
        }
        Mapping mapping = crm.records().of(RecordKind.BORROWER);
        if (poll != null && mapping != null && mapping.in() != null && mapping.changedAt() == null) {
            found.add(
                    "/records/borrower/changedAt",
                    "required",
                    "To ask for changes, the field with their time is needed.");
        }
        Crm.Webhook webhook = crm.webhook();
        if (webhook != null && found.required("/webhook/secret", webhook.secret()) && !isSecret(webhook.secret())) {
            found.add("/webhook/secret", "invalid_secret", "A secret is whsec_ and 24 to 64 bytes in base64.");
        }
    }

    private static boolean isSecret(@Nullable String secret) {
        if (secret == null || !secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
