package finme.portal.page;

import finme.dispatch.PartnerReports;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.portal.desk.OwnCase;
import finme.portal.desk.OwnCases;
import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's cases, and what came back of them. */
@PortalPage
@RequestMapping("/partner/{code}/cases")
class OwnCasePages {
    private static final int SHOWN = 50;
    private static final int LONGEST = 40;

    private final PartnerAccess access;
    private final OwnCases cases;
    private final PartnerReports reports;

    OwnCasePages(PartnerAccess access, OwnCases cases, PartnerReports reports) {
        this.access = access;
        this.cases = cases;
        this.reports = reports;
    }

    @GetMapping
    String list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String cursor,
            Principal user,
            Model model) {
        Own own = access.of(user, code);
        model.addAttribute("partner", own.partner());
        model.addAttribute("cases", cases.list(own, null, null, cursor, SHOWN));
        model.addAttribute("older", cursor != null);
        return "portal/cases";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String code, @PathVariable UUID id, Principal user, Model model) {
        Own own = access.of(user, code);
        return show(own, cases.detail(own, id), false, model);
    }

    /** A form, so that nobody reveals by following a link. */
    @PostMapping("/{id}/reveal")
    String reveal(@PathVariable String code, @PathVariable UUID id, Principal user, Model model) {
        Own own = access.of(user, code);
        return show(own, cases.revealed(own, id), true, model);
    }

    /** What the revealed page is asked for when it is loaded again. */
    @GetMapping("/{id}/reveal")
    String afterReveal(@PathVariable String code, @PathVariable UUID id) {
        return "redirect:/partner/{code}/cases/{id}";
    }

    private static String show(Own own, OwnCase.Detail detail, boolean revealed, Model model) {
        model.addAttribute("revealed", revealed);
        model.addAttribute("partner", own.partner());
        model.addAttribute("it", detail);
        model.addAttribute("key", UUID.randomUUID());
        return "portal/case";
    }

    /** @param amount empty: all of it @param key of the form, so that it counts once however often it is sent */
    @PostMapping("/{id}/return")
    String returned(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam String key,
            Principal user,
            RedirectAttributes flash) {
        Own own = access.of(user, code);
        try {
            reports.returned(own.code(), id, money(amount.strip(), currency.strip()), key);
            flash.addFlashAttribute("done", "Noted: it came back.");
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            flash.addFlashAttribute("fault", problem.detail());
        }
        return "redirect:/partner/{code}/cases/{id}";
    }

    private static @Nullable Money money(String amount, String currency) {
        try {
            return amount.isEmpty()
                    ? null
                    : amount.length() > LONGEST ? unreadable() : new Money(new BigDecimal(amount), currency);
        } catch (NumberFormatException otherwise) {
            return unreadable();
        }
    }

    private static Money unreadable() {
        throw Problem.invalid("/amount/value", "invalid_value", "An amount such as 1500.00.");
    }
}
