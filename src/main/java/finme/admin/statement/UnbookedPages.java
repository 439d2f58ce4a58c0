package finme.admin.statement;

import finme.admin.Page;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.settlement.Unbooked;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decides on the statement's page what was not booked by itself. */
@Page
public class UnbookedPages {
    private static final int LONGEST = 40;

    private final Unbooked unbooked;

    UnbookedPages(Unbooked unbooked) {
        this.unbooked = unbooked;
    }

    /** @param month whose page it is @param amount blank: as it was told */
    @PostMapping("/admin/partners/{code}/unbooked/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String settle(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam YearMonth month,
            @RequestParam boolean book,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            Principal user,
            RedirectAttributes flash) {
        try {
            if (book) {
                unbooked.book(code, id, money(amount.strip(), currency.strip()), user.getName());
            } else {
                unbooked.leave(code, id, user.getName());
            }
            flash.addFlashAttribute("done", book ? "Booked in the present month." : "Nothing is booked for it.");
        } catch (Problem refused) {
            if (refused.status() == 404) {
                throw refused;
            }
            flash.addFlashAttribute(
                    "fault",
                    refused.errors().isEmpty()
                            ? refused.detail()
                            : refused.errors().get(0).message());
        }
        return "redirect:/admin/partners/{code}/statements/" + month;
    }

    private static @Nullable Money money(String amount, String currency) {
        if (amount.isEmpty()) {
            return null;
        }
        try {
            if (amount.length() <= LONGEST) {
                return new Money(new BigDecimal(amount), currency);
            }
        } catch (NumberFormatException otherwise) {
            // told below, with what is too long
        }
        throw Problem.invalid("/amount/value", "invalid_value", "An amount such as 1500.00.");
    }
}
