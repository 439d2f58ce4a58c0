package finme.portal.page;

import finme.kernel.Problem;
import finme.portal.PartnerUsers;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and the link by which a password is set. */
@PortalPage
class WelcomePages {
    private final PartnerUsers users;

    WelcomePages(PartnerUsers users) {
        this.users = users;
    }

    @GetMapping("/partner/sign-in")
    String signIn() {
        return "portal/sign-in";
    }

    @GetMapping("/partner/welcome/{token}")
    String welcome(@PathVariable String token) {
        if (!users.isGood(token)) {
            throw Problem.notFound("This invitation");
        }
        return "portal/welcome";
    }

    @PostMapping("/partner/welcome/{token}")
    String accept(@PathVariable String token, @RequestParam(defaultValue = "") String password, Model model) {
        try {
            users.accept(token, password);
            return "redirect:/partner/sign-in?set";
        } catch (Problem weak) {
            if (weak.status() != 422) {
                throw weak;
            }
            model.addAttribute("fault", weak.detail());
            return "portal/welcome";
        }
    }
}
