package finme.sandbox.partners.answers;

import finme.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a simulated lender behaves; the path segment is the name in kebab-case ({@code /sandbox/partners} tells of each). */
public enum Behaviour {
    ACCEPT("201 with status \"accepted\" and two offers"),
    DECLINE("200 with status \"declined\", a code and a sentence"),
    SLOW("as accept, after 3 s (another time by ?delay)"),
    MALFORMED("200 with a JSON body that breaks off (?variant=empty or html for other kinds)"),
    REJECT_IN_200("200 with status \"rejected\" (?variant=numbers for \"Result\": \"2\")"),
    PENDING_THEN_ACCEPT("202 now, a signed callback with offers after 2 s (another time by ?after)"),
    PENDING_THEN_DECLINE("202 now, a signed callback with a refusal after 2 s (another time by ?after)"),
    MORE_NEEDED("200 with status \"more_needed\" and what is missing"),
    PRICE_COUNTER("200 with status \"price_counter\" and the price this lender would pay"),
    ERROR("500 with a JSON body (another code by ?status, 429 carries Retry-After: 2)"),
    FLAKY("503 for the first two attempts of a key (?failures), then as accept"),
    XML_ACCEPT("200 with an XML body that accepts");

    private final String does;

    Behaviour(String does) {
        this.does = does;
    }

    public String does() {
        return does;
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean callsBack() {
        return this == PENDING_THEN_ACCEPT || this == PENDING_THEN_DECLINE;
    }

    public static Behaviour at(String path) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.path().equals(path))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        404,
                        "not_found",
                        "No such behaviour; there are "
                                + Arrays.stream(values()).map(Behaviour::path).collect(Collectors.joining(", "))
                                + "."));
    }
}
