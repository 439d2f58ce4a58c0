package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.audit.Audit;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.Which;
import finme.gateway.CabinetData;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was turned down by all tells more of themselves, and lenders that were not asked come into reach. */
@FinMeTest
class SecondChanceJourneyTests {
    private final World world;
    private final FinMeHttp http;
    private final BorrowerCases cases;
    private final CabinetData data;
    private final LoanDesk loans;
    private final Sessions sessions;
    private final Audit audit;

    SecondChanceJourneyTests(
            FinMeHttp http, BorrowerCases cases, CabinetData data, LoanDesk loans, Sessions sessions, Audit audit) {
        this.world = new World(http);
        this.http = http;
        this.cases = cases;
        this.data = data;
        this.loans = loans;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** The shipped table sends the self-employed to {@code zeta}. */
    @Test
    void aChangedProfileBringsAnotherRound() {
        zeta("ACTIVE");
        try {
            Which which = apply();
            assertThat(view(which).newRound()).isFalse();
            assertThatThrownBy(() -> cases.routeAgain(which))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(409));
            say(which, "borrower.address.city", "Brno");
            assertThat(view(which).newRound()).isFalse();
            say(which, "employment.status", "SELF_EMPLOYED");
            assertThat(view(which).newRound()).isTrue();
            cases.routeAgain(which);
            world.awaitStatus(which.application().toString(), "OFFERED");
            CaseView offered = view(which);
            assertThat(offered.newRound()).isFalse();
            assertThat(offered.receipts()).isEmpty();
            assertThat(offered.steps()).extracting(BorrowerCases.Step::code).contains("unplaced", "reopened");
            assertThat(http.get(
                                    "/api/v1/admin/applications/" + which.application() + "?reveal=true",
                                    FinMeHttp.OPERATOR)
                            .json()
                            .at("/employment/status")
                            .asText())
                    .isEqualTo("SELF_EMPLOYED");
            assertThat(audit.of(which.application()).findings()).isEmpty();
            loans.withdraw(which.application(), "admin:test");
        } finally {
            zeta("PAUSED");
        }
    }

    private Which apply() {
        UUID id = UUID.fromString(world.apply(world.lender("sc-no", "decline", Map.of())));
        world.awaitStatus(id.toString(), "UNPLACED");
        UUID borrower = loans.find(id).orElseThrow().borrower();
        return new Which(sessions.open(new Proven(borrower, "phone", new byte[16]), null), id, "en");
    }

    private void say(Which which, String path, String value) {
        data.change(new CabinetData.Change(which.session(), Map.of(path, TextNode.valueOf(value)), "en"));
    }

    private CaseView view(Which which) {
        return cases.find(which).orElseThrow();
    }

    private void zeta(String state) {
        http.putMasterData(
                "partners",
                "zeta",
                Map.of(
                        "name",
                        "Zeta",
                        "state",
                        state,
                        "request",
                        world.request("accept"),
                        "answer",
                        World.ANSWER,
                        "answerWithin",
                        "PT5M",
                        "shares",
                        List.of("borrower.phone", "amount", "termMonths")));
    }
}
