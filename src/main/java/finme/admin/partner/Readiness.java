package finme.admin.partner;

import finme.admin.usage.Usage;
import finme.admin.usage.Usages;
import finme.dispatch.PartnerReadiness;
import finme.dispatch.PartnerReadiness.Check;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Partners")
class Readiness {
    /** Of the checks, as people read them. */
    static final Map<String, String> NAMES = Map.of(
            "state", "State",
            "schedule", "Hours",
            "caps", "Limits",
            "budget", "Budget",
            "circuit", "Calls",
            "mapping", "Request",
            "rules", "Rules",
            "credentials", "Credentials");

    private final PartnerReadiness partners;
    private final Usages usages;

    Readiness(PartnerReadiness partners, Usages usages) {
        this.partners = partners;
        this.usages = usages;
    }

    /** @param receives whether nothing stands against it */
    record Answer(boolean receives, List<Check> checks) {}

    @GetMapping("/api/v1/admin/partners/{code}/readiness")
    @Operation(
            summary = "Why a partner will or will not receive anything right now",
            description =
                    "The checks are state, schedule, caps, budget, circuit (as this node sees it), mapping (tried with an"
                            + " example), rules (whether a deployed decision names it) and credentials; text says in"
                            + " words how much of each limit is used and when there is room again.")
    Answer of(@PathVariable String code) {
        List<Check> checks = new ArrayList<>(partners.of(code));
        checks.add(checks.size() - 1, rules(code));
        return new Answer(checks.stream().allMatch(Check::ok), checks);
    }

    private Check rules(String code) {
        List<Usage> rules = usages.ofPartner(code).stream()
                .filter(usage -> usage.kind() == Usage.Kind.DECISION)
                .toList();
        return new Check(
                "rules",
                !rules.isEmpty(),
                rules.isEmpty()
                        ? "no rule of the deployed decisions names it"
                        : rules.size() == 1 ? "one rule names it" : rules.size() + " rules name it");
    }
}
