package finme.admin;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Page
class HomePages {
    private final boolean demo;

    HomePages(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("demo", demo);
        return "home";
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("demo", demo);
        return "login";
    }
}
