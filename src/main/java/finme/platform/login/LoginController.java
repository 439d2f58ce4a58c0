package finme.platform.login;

import finme.platform.CoreRole;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page behind {@code /login}; Spring Security answers its form. */
@Controller
@Profile(CoreRole.PROFILE)
class LoginController {
    @GetMapping("/login")
    String login() {
        return "login";
    }
}
