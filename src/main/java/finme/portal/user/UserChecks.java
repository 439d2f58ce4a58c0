package finme.portal.user;

import finme.catalogue.Catalogue;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.partner.Partner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a lender's user may be called, see and sign in with. */
@Component
class UserChecks {
    /** No e-mail address: names stand in the ledger for good. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{2,39}");

    private static final int SHORTEST = 12;
    private static final int LONGEST_BYTES = 72;
    private static final int VARIETY = 5;

    private final Catalogue<Partner> partners;

    UserChecks(Catalogue<Partner> partners) {
        this.partners = partners;
    }

    void user(String name, List<String> codes) {
        List<Fault> faults = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            faults.add(new Fault(
                    "/name",
                    "invalid_name",
                    "From 3 to 40 small letters, digits, dots, hyphens and underscores; the first is a letter."));
        }
        codes(codes, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    void codes(List<String> codes, List<Fault> faults) {
        if (codes.isEmpty()) {
            faults.add(new Fault("/partners", "required", "At least one partner."));
        }
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null || partners.find(codes.get(i)).isEmpty()) {
                faults.add(new Fault("/partners/" + i, "unknown_partner", "There is no such partner."));
            }
        }
    }

    void password(String name, String password) {
        String small = password.toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw weak("A password has from " + SHORTEST + " to " + LONGEST_BYTES + " characters.");
        }
        if (password.chars().distinct().count() < VARIETY || small.contains(name) || small.contains("password")) {
            throw weak("This password is among the first anybody tries: take another one.");
        }
    }

    private static Problem weak(String sentence) {
        return Problem.invalid("/password", "weak_password", sentence);
    }
}
