package finme.platform.security;

import java.net.URI;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Redirects that name no host: which one a request says it was sent to is nobody's word. */
final class Redirects {
    private static final RedirectStrategy BY_PATH =
            (request, response, address) -> response.sendRedirect(path(address));

    private Redirects() {}

    static LoginUrlAuthenticationEntryPoint toLogin() {
        LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
        login.setFavorRelativeUris(true);
        return login;
    }

    /** @param usual where somebody goes who wanted nothing in particular */
    static SavedRequestAwareAuthenticationSuccessHandler afterLogin(String usual) {
        SavedRequestAwareAuthenticationSuccessHandler success = new SavedRequestAwareAuthenticationSuccessHandler();
        success.setDefaultTargetUrl(usual);
        success.setRedirectStrategy(BY_PATH);
        return success;
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }
}
