package finme.platform.access;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import java.net.http.HttpRequest.BodyPublishers;

/** A browser's session with the token that the web applications want of a change. */
final class WebAppSession {
    private final FinMeHttp http;
    private final String cookies;
    private final String token;

    WebAppSession(FinMeHttp http, Visitor visitor) {
        this.http = http;
        String session = PageLogin.as(http, visitor).cookie();
        String cookie = http
                .send(http.request("/camunda/app/tasklist/default/").header("Cookie", session))
                .headers()
                .allValues("set-cookie")
                .stream()
                .filter(value -> value.startsWith("XSRF-TOKEN="))
                .findFirst()
                .orElseThrow()
                .split(";", -1)[0];
        this.token = cookie.substring("XSRF-TOKEN=".length());
        this.cookies = session + "; " + cookie;
    }

    Answer get(String path) {
        return http.send(http.request(path).header("Cookie", cookies));
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) {
        return http.send(http.request(path)
                .header("Cookie", cookies)
                .header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/hal+json, application/json; q=0.5")
                .method(method, BodyPublishers.ofString(body)));
    }
}
