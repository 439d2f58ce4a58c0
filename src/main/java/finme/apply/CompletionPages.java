package finme.apply;

import finme.apply.form.PageWords;
import finme.gateway.Completions;
import finme.gateway.Completions.Asked;
import finme.gateway.Completions.Given;
import finme.gateway.Completions.Question;
import finme.kernel.Fault;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks for exactly what an application came without, under an unguessable link that serves for nothing else and says
 * afterwards where the application stands. It must not leak, and a wrong one learns nothing.
 */
@Controller
@RequestMapping("/complete/{token}")
class CompletionPages {
    private final Completions completions;

    CompletionPages(Completions completions) {
        this.completions = completions;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping
    Object show(@PathVariable String token, Locale locale, Model model) {
        return page(token, locale, model, Map.of(), List.of());
    }

    /** Nothing that was typed is lost by a mistake in another field. */
    @PostMapping
    Object complete(
            @PathVariable String token,
            @RequestParam Map<String, String> typed,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Map<String, String> values = new LinkedHashMap<>();
        CompletionFields.POINTERS.forEach((name, pointer) -> values.put(pointer, typed.getOrDefault(name, "")));
        List<Fault> faults;
        try {
            faults = completions.complete(new Given(token, values));
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.NOT_FOUND.value()) {
                return unknown();
            }
            throw problem;
        }
        if (faults.isEmpty()) {
            return "redirect:/complete/{token}";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(token, locale, model, typed, faults);
    }

    private Object page(String token, Locale locale, Model model, Map<String, String> typed, List<Fault> faults) {
        Optional<Asked> found = completions.find(new Question(token, locale.getLanguage()));
        if (found.isEmpty()) {
            return unknown();
        }
        Asked asked = found.get();
        List<CompletionFields.Input> inputs = CompletionFields.inputs(asked, typed, faults);
        model.addAttribute("asked", asked);
        model.addAttribute("token", token);
        model.addAttribute("inputs", inputs);
        model.addAttribute(
                "wrong", inputs.stream().filter(input -> input.fault() != null).count());
        model.addAttribute("refused", !faults.isEmpty());
        model.addAttribute("built", PageWords.isBuilt());
        model.addAttribute("words", PageWords.ALL);
        model.addAttribute("language", locale.getLanguage());
        return "complete";
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem) {
        return new ModelAndView("status-later", HttpStatus.valueOf(problem.status()));
    }

    private static ModelAndView unknown() {
        return new ModelAndView("status-unknown", HttpStatus.NOT_FOUND);
    }
}
