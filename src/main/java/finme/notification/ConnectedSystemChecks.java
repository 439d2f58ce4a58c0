package finme.notification;

import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a connected system must look like; every fault at once. Its address is the guard's affair. */
final class ConnectedSystemChecks {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private ConnectedSystemChecks() {}

    static List<Fault> faults(ConnectedSystem system) {
        List<Fault> faults = new ArrayList<>();
        if (system.code() == null || !CODE.matcher(system.code()).matches()) {
            faults.add(new Fault("/code", "invalid_code", "A code is 1 to 63 letters, digits, '.', '_' and '-'."));
        }
        if (isBlank(system.name())) {
            faults.add(new Fault("/name", "required", "A value is needed here."));
        }
        if (isBlank(system.url())) {
            faults.add(new Fault("/url", "required", "A value is needed here."));
        }
        String secret = system.secret();
        if (secret == null || secret.isBlank()) {
            faults.add(new Fault("/secret", "required", "A new system needs a secret: messages are signed."));
        } else if (!WebhookSecret.isOne(secret)) {
            faults.add(new Fault("/secret", "invalid_secret", "A secret is whsec_ and 24 to 64 bytes in base64."));
        }
        for (int i = 0; i < system.events().size(); i++) {
            if (!EventPatterns.isKnown(system.events().get(i))) {
                faults.add(new Fault(
                        "/events/" + i,
                        "unknown_event",
                        "Known are directory.*, application.*, borrower.*, partner.*, form.* and ledger.*."));
            }
        }
        return faults;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
