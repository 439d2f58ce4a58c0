package finme.apply.form;

import finme.form.Form;
import finme.form.FormTexts;
import finme.form.OptionTexts;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * The page of a published form. All that it needs is told by the API; here is its frame, in the language of the form. What is
 * in its address stays with the browser: nothing of it is read but the language, and whether it is a test.
 */
@Controller
@RequestMapping("/apply/{form}")
class ApplyPages {
    private final ShownForms forms;
    private final ThymeleafViewResolver views;

    ApplyPages(ShownForms forms, ThymeleafViewResolver views) {
        this.forms = forms;
        this.views = views;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request)
            throws Exception {
        return page(form, language, "", request);
    }

    /** Whether there is something under the token, the page finds out: so a wrong one learns nothing more here. */
    @GetMapping("/{token}")
    ModelAndView resume(
            @PathVariable String form,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return page(form, language, token, request);
    }

    private ModelAndView page(String key, @Nullable String asked, String token, HttpServletRequest request)
            throws Exception {
        Form form = forms.current(key);
        String language = ShownForms.language(form, asked, request);
        OptionTexts noOptions = (directory, in) -> List.of();
        String title =
                FormTexts.localised(form, language, noOptions).path("title").asText("");
        Map<String, Object> model = Map.of(
                "key",
                form.key(),
                "title",
                title.isBlank() ? form.key() : title,
                "language",
                language,
                "languages",
                form.languages(),
                "draft",
                token,
                "test",
                Objects.requireNonNullElse(request.getParameter("test"), ""),
                "words",
                PageWords.ALL,
                "built",
                PageWords.isBuilt());
        return new ModelAndView(views.resolveViewName("apply", Locale.forLanguageTag(language)), model);
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem) {
        String page = problem.status() == HttpStatus.NOT_FOUND.value() ? "apply-unknown" : "apply-later";
        return new ModelAndView(page, HttpStatus.valueOf(problem.status()));
    }
}
