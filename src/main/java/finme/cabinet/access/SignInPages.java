package finme.cabinet.access;

import finme.cabinet.CabinetSession;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetAccess;
import finme.gateway.CabinetAccess.Presented;
import finme.gateway.CabinetAccess.Wanted;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signing in, in two steps: an address, then the code that came there. What was typed stays in the page, never in an address
 * line, also while core is away.
 */
@Controller
@RequestMapping("/cabinet/sign-in")
class SignInPages {
    private static final String FIRST = "cabinet/sign-in";
    private static final String SECOND = "cabinet/sign-in-code";

    private final CabinetAccess access;
    private final SessionCookie cookie;

    SignInPages(CabinetAccess access, SessionCookie cookie) {
        this.access = access;
        this.cookie = cookie;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping
    String begin(
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String again,
            @RequestParam(required = false) @Nullable String erased,
            Model model) {
        String said = out != null ? "out" : again != null ? "again" : erased != null ? "erased" : null;
        model.addAttribute("said", said);
        return FIRST;
    }

    @PostMapping
    String send(@RequestParam String address, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("address", address);
        boolean mail = isMail(address);
        Wanted wanted =
                new Wanted(mail ? address : null, mail ? null : address, request.getRemoteAddr(), locale.getLanguage());
        return shown(model, FIRST, () -> {
            access.sendCode(wanted);
            model.addAttribute("mail", mail);
            return SECOND;
        });
    }

    @PostMapping("/code")
    String signIn(
            @RequestParam String address,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String birthDate,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        boolean mail = isMail(address);
        model.addAttribute("address", address);
        model.addAttribute("mail", mail);
        model.addAttribute("code", code);
        model.addAttribute("birthDate", birthDate);
        String before = cookie.read(request).map(CabinetSession::key).orElse(null);
        Presented presented = new Presented(
                mail ? address : null, mail ? null : address, code.strip(), birthDate, request.getRemoteAddr(), before);
        return shown(model, SECOND, () -> {
            cookie.give(access.signIn(presented).session(), response);
            return "redirect:/cabinet";
        });
    }

    private static boolean isMail(String address) {
        return address.contains("@");
    }

    /** @param again the page that is shown once more when it does not go on */
    private static String shown(Model model, String again, Supplier<String> next) {
        try {
            return next.get();
        } catch (Problem problem) {
            model.addAttribute("fault", word(problem));
            return again;
        }
    }

    private static String word(Problem problem) {
        return switch (problem.code()) {
            case "birth_date_needed" -> "which";
            case "wrong_birth_date", "invalid_date" -> "birthDate";
            default -> word(problem.status());
        };
    }

    private static String word(int status) {
        return switch (status) {
            case 401 -> "code";
            case 422 -> "address";
            case 429 -> "tries";
            default -> "later";
        };
    }
}
