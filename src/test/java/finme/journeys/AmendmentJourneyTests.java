package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.Answer;
import finme.gateway.BorrowerCases.TaskView;
import finme.gateway.BorrowerCases.Which;
import finme.gateway.CabinetData;
import finme.gateway.Completions.Option;
import finme.journeys.World.Lender;
import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What borrowers say after they have applied: it counts as theirs, and reaches what nobody has decided on. */
@FinMeTest
class AmendmentJourneyTests {
    private static final String NEEDS = """
            {outcome: "MORE_NEEDED", needs: [{kind: "FIELD", code: "employment.employer", text: "Employer"},
              {kind: "FIELD", code: "attributes.pet", text: "Pet"}, {kind: "FIELD", code: "borrower.lastName", text: "Name"}]}""";

    private final World world;
    private final FinMeHttp http;
    private final BorrowerCases cases;
    private final CabinetData data;
    private final LoanDesk loans;
    private final Sessions sessions;

    AmendmentJourneyTests(FinMeHttp http, BorrowerCases cases, CabinetData data, LoanDesk loans, Sessions sessions) {
        this.world = new World(http);
        this.http = http;
        this.cases = cases;
        this.data = data;
        this.loans = loans;
        this.sessions = sessions;
    }

    @Test
    void whatALenderAskedForCountsAsThePersonsWordFromThenOn() {
        Which which = apply(world.lender("am-fields", "decline", Map.of("answer", NEEDS)));
        await().until(() -> !view(which).tasks().isEmpty());
        TaskView task = view(which).tasks().get(0);
        assertThat(task.kind()).isEqualTo("FIELDS");
        cases.complete(new Answer(
                which.session(),
                which.application(),
                task.id(),
                Map.of("employment.employer", "Acme", "attributes.pet", "a dog", "borrower.lastName", "Somebody")));
        JsonNode person = person(which);
        assertThat(said(person, "employment.employer").path("value").asText()).isEqualTo("Acme");
        assertThat(said(person, "employment.employer").path("source").asText()).isEqualTo("cabinet");
        assertThat(said(person, "attributes.pet").path("value").asText()).isEqualTo("a dog");
        assertThat(said(person, "borrower.lastName").path("value").asText()).isEqualTo("Mala");
        assertThat(document(which).at("/employment/employer").asText()).isEqualTo("Acme");
        assertThat(document(which).at("/borrower/lastName").asText()).isEqualTo("Mala");
    }

    @Test
    void aChangedProfileReachesWhatIsNotDecidedYetAndNothingElse() {
        Which open = apply(world.lender("am-open", "pending-then-accept?after=PT5M", Map.of()));
        world.awaitStatus(open.application().toString(), "WITH_PARTNERS");
        change(open, Map.of("employment.employer", "Acme", "borrower.address.city", "Brno"));
        assertThat(document(open).at("/employment/employer").asText()).isEqualTo("Acme");
        assertThat(document(open).at("/borrower/address/city").asText()).isEqualTo("Brno");
        JsonNode timeline = http.get(
                        "/api/v1/admin/applications/" + open.application() + "/timeline", FinMeHttp.AUDITOR)
                .json();
        assertThat(timeline.toString())
                .contains("amended", "employment.employer")
                .doesNotContain("Acme", "Brno");

        Which decided = apply(world.lender("am-decided", "accept", Map.of()));
        world.awaitStatus(decided.application().toString(), "OFFERED");
        change(decided, Map.of("employment.employer", "Acme"));
        assertThat(document(decided).at("/employment/employer").isMissingNode()).isTrue();
    }

    /** The shipped table asks for the income of whoever wants a mortgage. */
    @Test
    void whatScreeningAsksForIsAddedInTheProfileAndScreenedAgain() {
        Lender lender = world.lender("am-screened", "accept", Map.of());
        http.putMasterData(
                "sources",
                lender.source(),
                Map.of(
                        "name",
                        "Mortgages",
                        "key",
                        "key-" + lender.source(),
                        "format",
                        "JSON",
                        "mapping",
                        World.MAPPING.replace("\"PERSONAL_LOAN\"", "\"MORTGAGE\"")));
        Which which = apply(lender);
        world.awaitStatus(which.application().toString(), "INCOMPLETE");
        data.change(new CabinetData.Change(
                which.session(),
                Map.of(
                        "employment.monthlyIncome",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("value", "2400")
                                .put("currency", "EUR")),
                "en"));
        await().atMost(World.PATIENCE)
                .until(() -> !world.status(which.application().toString()).equals("INCOMPLETE"));
        assertThat(document(which).at("/employment/monthlyIncome/value").decimalValue())
                .isEqualByComparingTo("2400");
    }

    @Test
    void aCountryIsAWordAndOneThatWasStaysReadable() {
        Which which = apply(world.lender("am-words", "decline", Map.of()));
        CabinetData.Profile profile = data.profile(new CabinetData.Asked(which.session(), "cs"));
        String country = "borrower.address.country";
        assertThat(profile.options().get(country)).contains(new Option("CZ", "Česko"));
        assertThat(profile.words().get(country))
                .containsAll(profile.options().get(country))
                .hasSizeGreaterThan(profile.options().get(country).size());
    }

    private void change(Which which, Map<String, String> values) {
        Map<String, JsonNode> said = new java.util.HashMap<>();
        values.forEach((path, value) -> said.put(path, TextNode.valueOf(value)));
        data.change(new CabinetData.Change(which.session(), said, "en"));
    }

    private JsonNode document(Which which) {
        return http.get("/api/v1/admin/applications/" + which.application() + "?reveal=true", FinMeHttp.OPERATOR)
                .json();
    }

    private JsonNode person(Which which) {
        UUID borrower = loans.find(which.application()).orElseThrow().borrower();
        return http.get("/api/v1/admin/borrowers/" + borrower + "?reveal=true", FinMeHttp.OPERATOR)
                .json();
    }

    private static JsonNode said(JsonNode person, String name) {
        for (JsonNode attribute : person.path("attributes")) {
            if (attribute.path("name").asText().equals(name)) {
                return attribute;
            }
        }
        throw new AssertionError("nothing is known of " + name + ": " + names(person));
    }

    private static List<String> names(JsonNode person) {
        return person.path("attributes").findValuesAsText("name");
    }

    private Which apply(Lender lender) {
        UUID id = UUID.fromString(world.apply(lender));
        UUID borrower = loans.find(id).orElseThrow().borrower();
        return new Which(sessions.open(new Proven(borrower, "phone", new byte[16]), null), id, "en");
    }

    private BorrowerCases.CaseView view(Which which) {
        return cases.find(which).orElseThrow();
    }
}
