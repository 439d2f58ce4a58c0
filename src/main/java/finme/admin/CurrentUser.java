package finme.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking, so that pages can leave out what that person may not do. The server refuses it anyway.
 *
 * @param edits sources and partners
 * @param works cases: reveal, withdraw
 * @param designs forms
 */
public record CurrentUser(@Nullable String name, String role, boolean edits, boolean works, boolean designs) {
    static CurrentUser of(HttpServletRequest request) {
        Optional<String> role = Stream.of("ADMIN", "OWNER", "OPERATOR", "AUDITOR")
                .filter(request::isUserInRole)
                .findFirst()
                .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        boolean admin = request.isUserInRole("ADMIN");
        return new CurrentUser(
                request.getRemoteUser(),
                role.orElse(""),
                admin,
                admin || request.isUserInRole("OPERATOR"),
                admin || request.isUserInRole("OWNER"));
    }

    public String initial() {
        return name == null || name.isEmpty() ? "?" : name.substring(0, 1);
    }
}
