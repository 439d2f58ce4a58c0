package finme.admin.user;

import finme.admin.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/admin/users")
public class UserPages {
    private final HouseUsers users;
    private final RoleMatrix matrix;

    UserPages(HouseUsers users, RoleMatrix matrix) {
        this.users = users;
        this.matrix = matrix;
    }

    @GetMapping
    public String list(HttpServletRequest request, Model model) {
        model.addAttribute("users", users.all());
        model.addAttribute("guests", users.guests());
        model.addAttribute("roles", RoleMatrix.ROLES);
        model.addAttribute("areas", matrix.areas(request));
        return "admin/users";
    }

    @PostMapping("/{name}/unlock")
    @PreAuthorize("hasRole('ADMIN')")
    public String unlock(@PathVariable String name, Principal admin, RedirectAttributes flash) {
        users.unlock(name, admin.getName());
        return unlocked(name, flash);
    }

    @PostMapping("/partner-users/{name}/unlock")
    @PreAuthorize("hasRole('ADMIN')")
    public String unlockGuest(@PathVariable String name, Principal admin, RedirectAttributes flash) {
        users.unlockGuest(name, admin.getName());
        return unlocked(name, flash);
    }

    private static String unlocked(String name, RedirectAttributes flash) {
        flash.addFlashAttribute("done", name + " may try again at once. The password is the same.");
        return "redirect:/admin/users";
    }
}
