package finme.cabinet.personal;

import finme.cabinet.CabinetPage;
import finme.cabinet.CabinetSession;
import finme.cabinet.LocalFormat;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetData;
import finme.gateway.CabinetData.Asked;
import finme.gateway.CabinetData.Erase;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who got what, everything to read or to take along, and the way to be forgotten. */
@CabinetPage
@RequestMapping("/cabinet/my-data")
class MyDataPages {
    private final CabinetData data;
    private final SessionCookie cookie;

    MyDataPages(CabinetData data, SessionCookie cookie) {
        this.data = data;
        this.cookie = cookie;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping
    String show(@AuthenticationPrincipal CabinetSession session, Locale locale, Model model) {
        model.addAttribute("shared", data.shared(session.key()).shared());
        model.addAttribute("words", new LocalFormat(locale));
        return "cabinet/my-data";
    }

    @GetMapping("/everything")
    String everything(@AuthenticationPrincipal CabinetSession session, Locale locale, Model model) {
        LocalFormat words = new LocalFormat(locale);
        Wording wording = new Wording(
                data.profile(new Asked(session.key(), locale.getLanguage())).words(), words);
        model.addAttribute("all", new ReadableExport(data.export(session.key()), wording));
        model.addAttribute("words", words);
        return "cabinet/everything";
    }

    /** The code is sent with the page that asks for it. */
    @PostMapping("/erase")
    String ask(@AuthenticationPrincipal CabinetSession session, Locale locale, Model model) {
        return outcome(new Erase(session.key(), null, null, locale.getLanguage()), model);
    }

    @PostMapping("/erase/confirm")
    String erase(
            @AuthenticationPrincipal CabinetSession session,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String passkey,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        String page =
                outcome(new Erase(session.key(), code.isBlank() ? "0" : code, passkey, locale.getLanguage()), model);
        if (page.startsWith("redirect:")) {
            cookie.takeBack(response);
        }
        return page;
    }

    private String outcome(Erase erase, Model model) {
        try {
            data.erase(erase);
            return "redirect:/cabinet/sign-in?erased";
        } catch (Problem problem) {
            switch (problem.code()) {
                case "fresh_code_needed" -> {}
                case "wrong_passkey" -> model.addAttribute("fault", "passkey");
                case "wrong_code" -> model.addAttribute("fault", "code");
                case "too_many_tries" -> model.addAttribute("fault", "tries");
                case "legal_hold", "money_flows" -> model.addAttribute("hindered", problem.code());
                case "core_unreachable" -> model.addAttribute("fault", "later");
                default -> throw problem;
            }
            return "cabinet/erase";
        }
    }
}
