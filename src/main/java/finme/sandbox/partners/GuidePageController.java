package finme.sandbox.partners;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The same guide for people. */
@Controller
class GuidePageController {
    private final GuideController guide;

    GuidePageController(GuideController guide) {
        this.guide = guide;
    }

    @GetMapping(path = "/sandbox/partners", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        model.addAttribute("guide", guide.guide());
        return "sandbox/partners";
    }
}
