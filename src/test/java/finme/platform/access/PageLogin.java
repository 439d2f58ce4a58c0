package finme.platform.access;

import finme.testing.FinMeHttp;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser's session after the login form, with the token its forms carry. */
final class PageLogin {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final FinMeHttp http;
    private String cookie;
    private String token;

    private final String page;

    private PageLogin(FinMeHttp http, String page) {
        this.http = http;
        this.page = page;
        this.cookie = "";
        this.token = "";
        readLoginPage();
    }

    static PageLogin as(FinMeHttp http, Visitor visitor) {
        PageLogin login = new PageLogin(http, visitor == Visitor.PARTNER ? "/partner/sign-in" : "/login");
        if (visitor.user != null) {
            String form = "username=" + visitor.user + "&password=" + visitor.password + "&_csrf="
                    + URLEncoder.encode(login.token, StandardCharsets.UTF_8);
            login.keepCookie(http.send(http.request(login.page)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Cookie", login.cookie)
                    .POST(HttpRequest.BodyPublishers.ofString(form))));
            login.readLoginPage();
        }
        return login;
    }

    String cookie() {
        return cookie;
    }

    HttpRequest.Builder with(HttpRequest.Builder request) {
        return request.header("Cookie", cookie).header("X-CSRF-TOKEN", token);
    }

    private void readLoginPage() {
        HttpRequest.Builder request = http.request(page);
        FinMeHttp.Answer page = http.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
        keepCookie(page);
        Matcher found = TOKEN.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("the login form has no token: " + page.status());
        }
        token = found.group(1);
    }

    private void keepCookie(FinMeHttp.Answer answer) {
        answer.headers().allValues("set-cookie").stream()
                .filter(value -> value.startsWith("JSESSIONID="))
                .findFirst()
                .ifPresent(value -> cookie = value.substring(0, value.indexOf(';')));
    }
}
