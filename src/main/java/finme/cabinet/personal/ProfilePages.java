package finme.cabinet.personal;

import finme.cabinet.CabinetPage;
import finme.cabinet.CabinetSession;
import finme.cabinet.LocalFormat;
import finme.gateway.CabinetData;
import finme.gateway.CabinetData.Asked;
import finme.gateway.CabinetData.Change;
import finme.gateway.CabinetData.Profile;
import finme.gateway.CabinetData.Wish;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** What counts of the borrower, to be kept right by the borrower. */
@CabinetPage
@RequestMapping("/cabinet/profile")
class ProfilePages {
    private final CabinetData data;

    ProfilePages(CabinetData data) {
        this.data = data;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal CabinetSession session,
            @RequestParam(required = false) @Nullable String saved,
            Locale locale,
            Model model) {
        Profile profile = data.profile(new Asked(session.key(), locale.getLanguage()));
        model.addAttribute("saved", saved != null);
        return form(profile, Map.of(), Map.of(), locale, model);
    }

    /** What was typed stays in the form until all of it was taken. */
    @PostMapping
    String save(
            @AuthenticationPrincipal CabinetSession session,
            @RequestParam Map<String, String> typed,
            Locale locale,
            Model model) {
        Profile profile = data.profile(new Asked(session.key(), locale.getLanguage()));
        try {
            data.change(new Change(session.key(), ProfileFields.changed(profile, typed), locale.getLanguage()));
            String messages = typed.getOrDefault("messages", profile.messages());
            if (!messages.equals(profile.messages())) {
                data.messages(new Wish(session.key(), messages));
            }
            return "redirect:/cabinet/profile?saved";
        } catch (Problem problem) {
            if (problem.status() != 422 && problem.status() != 503) {
                throw problem;
            }
            Map<String, String> faults = new TreeMap<>();
            problem.errors().forEach(fault -> faults.putIfAbsent(path(fault.pointer()), fault.code()));
            model.addAttribute("refused", problem.status() == 503 ? "later" : "check");
            return form(profile, typed, faults, locale, model);
        }
    }

    private static String path(String pointer) {
        String path = pointer.substring(1);
        return path.endsWith(".value") || path.endsWith(".currency") ? path.substring(0, path.lastIndexOf('.')) : path;
    }

    private static String form(
            Profile profile, Map<String, String> typed, Map<String, String> faults, Locale locale, Model model) {
        Wording wording = new Wording(profile.words(), new LocalFormat(locale));
        model.addAttribute("groups", ProfileFields.of(profile, typed, faults));
        model.addAttribute("messages", typed.getOrDefault("messages", profile.messages()));
        model.addAttribute("fixed", ProfileFields.fixed(profile, wording));
        return "cabinet/profile";
    }
}
