package finme.admin.user;

import finme.admin.user.RoleMatrix.Area;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/users")
@Tag(name = "Users")
class UserController {
    private final HouseUsers users;
    private final RoleMatrix matrix;

    UserController(HouseUsers users, RoleMatrix matrix) {
        this.users = users;
        this.matrix = matrix;
    }

    @GetMapping
    @Operation(
            summary = "Who may sign in to the back office",
            description = "They are named in the configuration, and changed there.")
    Slice<HouseUser> list() {
        return new Slice<>(users.all(), null);
    }

    @GetMapping("/roles")
    @Operation(summary = "What each role may do")
    Slice<Area> roles(HttpServletRequest request) {
        return new Slice<>(matrix.areas(request), null);
    }

    @PostMapping("/{name}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Let somebody in again who has to wait for wrong passwords",
            description = "Failures of the name are forgotten, from wherever they came; the password stays as it is.")
    void unlock(@PathVariable String name, Principal admin) {
        users.unlock(name, admin.getName());
    }
}
