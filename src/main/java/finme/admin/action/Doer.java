package finme.admin.action;

import finme.dispatch.Rerouting.By;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who does it, in which role, and why. */
final class Doer {
    private Doer() {}

    /** @throws finme.kernel.Problem 422 for a reason that is none for this */
    static By of(HttpServletRequest request, Act act, @Nullable String reason) {
        String role = request.isUserInRole("ADMIN") ? "ADMIN" : "OPERATOR";
        return new By(
                String.valueOf(request.getRemoteUser()),
                role,
                act.because(reason).name());
    }
}
