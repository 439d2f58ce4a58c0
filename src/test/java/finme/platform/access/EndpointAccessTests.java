package finme.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import finme.admin.resource.ResourceKinds;
import finme.cabinet.SessionCookie;
import finme.portal.PartnerUsers;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every endpoint that exists × everybody who might try it, against {@code endpoint-access.txt}. An endpoint
 * nobody decided on fails here. Bodies are unreadable on purpose: what passes a endpoint changes nothing behind it.
 */
@FinMeTest
class EndpointAccessTests {
    private static final Map<String, Object> LENDER = Map.of(
            "name",
            "Access",
            "state",
            "PAUSED",
            "request",
            Map.of("url", "http://localhost:1/x", "body", "{sum: application.amount.value}"),
            "answer",
            "{outcome: body.outcome}");

    private final FinMeHttp http;
    private final ApplicationContext context;
    private final Expectations expectations;
    private final SessionCookie cookie;
    private final Map<Visitor, PageLogin> logins = new EnumMap<>(Visitor.class);

    EndpointAccessTests(FinMeHttp http, ApplicationContext context, SessionCookie cookie, PartnerUsers lenders)
            throws IOException {
        String lender = String.valueOf(Visitor.PARTNER.user);
        if (lenders.find(lender).isEmpty()) {
            http.putMasterData("partners", "access-lender", LENDER);
            lenders.accept(
                    lenders.create(lender, List.of("access-lender"), "test").token(),
                    String.valueOf(Visitor.PARTNER.password));
        }
        this.http = http;
        this.context = context;
        this.cookie = cookie;
        this.expectations = Expectations.read();
    }

    @Test
    void everyEndpointIsDecided() {
        assertThat(endpoints())
                .filteredOn(endpoint -> expectations.of(endpoint).isEmpty())
                .isEmpty();
    }

    @Test
    void everyEndpointLetsInThoseItShouldAndNobodyElse() {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            Optional<Set<Visitor>> who = expectations.of(endpoint);
            for (Visitor visitor : Visitor.values()) {
                if (who.isPresent() && passes(endpoint, visitor) != who.get().contains(visitor)) {
                    wrong.add(endpoint + (who.get().contains(visitor) ? " refuses " : " lets in ") + visitor);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A template is code that no compiler reads. */
    @Test
    void noPageOfTheBackOfficeFails() {
        assertThat(endpoints())
                .filteredOn(endpoint ->
                        endpoint.method().equals("GET") && endpoint.path().startsWith("/admin"))
                .filteredOn(endpoint -> http.send(login(Visitor.ADMIN).with(http.request(endpoint.address())))
                                .status()
                        >= 500)
                .isEmpty();
    }

    private Set<Endpoint> endpoints() {
        Set<Endpoint> endpoints = new TreeSet<>(EngineEndpoints.find());
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
                    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        info.getPatternValues().stream()
                                .flatMap(this::ofEachKind)
                                .forEach(path -> endpoints.add(new Endpoint(method.name(), path)));
                    }
                }));
        // servlets and filters of the webapps, which no mapping lists
        for (String path : List.of(
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/engine/engine/default/process-definition",
                "/camunda/api/admin/auth/user/default")) {
            endpoints.add(new Endpoint("GET", path));
        }
        endpoints.add(new Endpoint("POST", "/camunda/api/admin/setup/default/user/create"));
        endpoints.add(new Endpoint("POST", "/camunda/api/admin/auth/user/default/login/cockpit"));
        endpoints.add(new Endpoint("GET", "/camunda/app/admin/default/setup/"));
        endpoints.add(new Endpoint("GET", "/an/address/nobody/serves"));
        return endpoints;
    }

    /** What is the same for all kinds of master data is decided for each. */
    private Stream<String> ofEachKind(String path) {
        return path.contains("/{kind}")
                ? context.getBean(ResourceKinds.class).all().stream().map(kind -> path.replace("{kind}", kind.path()))
                : Stream.of(path);
    }

    private boolean passes(Endpoint endpoint, Visitor visitor) {
        HttpRequest.BodyPublisher body = endpoint.method().equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("}");
        HttpRequest.Builder request = http.request(endpoint.address())
                .header("Content-Type", "text/plain")
                .header("Accept", "*/*")
                .method(endpoint.method(), body);
        Answer answer = http.send(as(visitor, endpoint, request));
        String location = answer.header("Location");
        boolean sentToLogin = answer.status() == 302
                && location != null
                && (location.endsWith("/login")
                        || location.endsWith("/cabinet/sign-in")
                        || location.endsWith("/partner/sign-in"));
        boolean behindTheDoor = endpoint.path().startsWith("/edge/") && answer.status() == 404;
        return !sentToLogin && !behindTheDoor && !isRefusal(answer);
    }

    private HttpRequest.Builder as(Visitor visitor, Endpoint endpoint, HttpRequest.Builder request) {
        if (visitor == Visitor.BORROWER) {
            return request.header("Cookie", cookie.name() + "=whoever");
        }
        return isPage(endpoint) ? login(visitor).with(request) : basic(visitor, request);
    }

    /** A controller's own 401 or 403 means that the visitor got as far as the controller. */
    private static boolean isRefusal(Answer answer) {
        return (answer.status() == 401 || answer.status() == 403)
                && (answer.body().isEmpty()
                        || answer.body().contains("This needs a login.")
                        || answer.body().contains("This login may not do that.")
                        || answer.body().contains("<html"));
    }

    private static boolean isPage(Endpoint endpoint) {
        return !endpoint.path().startsWith("/api/")
                && !endpoint.path().startsWith("/engine-rest")
                && !endpoint.path().startsWith("/actuator");
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
