package finme.platform.doors;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * RELIABILITY T10: every endpoint that exists × everybody who might try it, against {@code doors.txt}. An endpoint
 * nobody decided on fails here. Bodies are unreadable on purpose: what passes a door changes nothing behind it.
 */
@FinMeTest
class AllDoorTests {
    private final FinMeHttp http;
    private final ApplicationContext context;
    private final Expectations expectations;
    private final Map<Visitor, PageLogin> logins = new EnumMap<>(Visitor.class);

    AllDoorTests(FinMeHttp http, ApplicationContext context) throws IOException {
        this.http = http;
        this.context = context;
        this.expectations = Expectations.read();
    }

    @Test
    void everyEndpointIsDecided() {
        assertThat(doors()).filteredOn(door -> expectations.of(door).isEmpty()).isEmpty();
    }

    @Test
    void everyDoorOpensForThoseItShouldAndForNobodyElse() {
        List<String> wrong = new ArrayList<>();
        for (Door door : doors()) {
            Optional<Set<Visitor>> who = expectations.of(door);
            for (Visitor visitor : Visitor.values()) {
                if (who.isPresent() && passes(door, visitor) != who.get().contains(visitor)) {
                    wrong.add(door + (who.get().contains(visitor) ? " refuses " : " lets in ") + visitor);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Set<Door> doors() {
        Set<Door> doors = new TreeSet<>(EngineDoorFinder.find());
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
                    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        info.getPatternValues().forEach(path -> doors.add(new Door(method.name(), path)));
                    }
                }));
        // servlets and filters of the webapps, which no mapping lists
        for (String path : List.of(
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/engine/engine/default/process-definition",
                "/camunda/api/admin/auth/user/default")) {
            doors.add(new Door("GET", path));
        }
        doors.add(new Door("POST", "/camunda/api/admin/setup/default/user/create"));
        doors.add(new Door("POST", "/camunda/api/admin/auth/user/default/login/cockpit"));
        doors.add(new Door("GET", "/camunda/app/admin/default/setup/"));
        doors.add(new Door("GET", "/an/address/nobody/serves"));
        return doors;
    }

    private boolean passes(Door door, Visitor visitor) {
        HttpRequest.BodyPublisher body = door.method().equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("}");
        HttpRequest.Builder request = http.request(door.address())
                .header("Content-Type", "text/plain")
                .header("Accept", "*/*")
                .method(door.method(), body);
        Answer answer = http.send(isPage(door) ? login(visitor).with(request) : basic(visitor, request));
        String location = answer.header("Location");
        boolean sentToLogin = answer.status() == 302 && location != null && location.endsWith("/login");
        return !sentToLogin && !isRefusal(answer);
    }

    /** A controller's own 401 or 403 means that the visitor got as far as the controller. */
    private static boolean isRefusal(Answer answer) {
        return (answer.status() == 401 || answer.status() == 403)
                && (answer.body().isEmpty()
                        || answer.body().contains("This needs a login.")
                        || answer.body().contains("This login may not do that.")
                        || answer.body().contains("<html"));
    }

    private static boolean isPage(Door door) {
        return !door.path().startsWith("/api/")
                && !door.path().startsWith("/engine-rest")
                && !door.path().startsWith("/actuator");
    }

    private PageLogin login(Visitor visitor) {
        return logins.computeIfAbsent(visitor, who -> PageLogin.as(http, who));
    }

    private static HttpRequest.Builder basic(Visitor visitor, HttpRequest.Builder request) {
        return visitor.user == null
                ? request
                : request.header("Authorization", FinMeHttp.basic(visitor.user, String.valueOf(visitor.password)));
    }
}
