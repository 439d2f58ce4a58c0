package finme.sandbox.systems;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same for people, with the switch that lets a system fail. */
@Controller
@RequestMapping("/sandbox/systems/{name:[A-Za-z0-9][A-Za-z0-9._-]*}")
class SandboxSystemPageController {
    private static final int SHOWN = 100;

    private final SandboxSystems systems;

    SandboxSystemPageController(SandboxSystems systems) {
        this.systems = systems;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    Object page(
            @PathVariable("name") String name,
            @RequestParam(name = "seen", required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        List<HeardMessage> all = systems.newest(name);
        List<HeardMessage> shown = all.subList(0, Math.min(SHOWN, all.size()));
        String fingerprint = Integer.toHexString(Objects.hash(shown, all.size(), systems.mode(name)));
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("name", name);
        model.addAttribute("mode", systems.mode(name));
        model.addAttribute("modes", SystemMode.values());
        model.addAttribute("secret", systems.secret(name));
        model.addAttribute("arrivals", shown);
        model.addAttribute("total", all.size());
        model.addAttribute("fingerprint", fingerprint);
        return partial ? "sandbox/system :: live" : "sandbox/system";
    }

    @PostMapping("/mode")
    String mode(@PathVariable("name") String name, @RequestParam("mode") String mode) {
        systems.set(name, SystemMode.of(mode));
        return "redirect:/sandbox/systems/{name}";
    }
}
