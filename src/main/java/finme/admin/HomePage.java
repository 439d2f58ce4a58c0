package finme.admin;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. The login page is the platform's. */
@Page
class HomePage {
    private final boolean demo;

    HomePage(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("demo", demo);
        return "home";
    }
}
