package finme.dispatch.figures;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.TrialFigures;
import finme.dispatch.TrialFigures.Side;
import finme.dispatch.TrialFigures.Sides;
import finme.testing.FinMeTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class ComparedTrialsModuleTests {
    @Autowired
    TrialFigures figures;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final UUID draft = UUID.randomUUID();

    @Test
    void countsTheRoundOnTrialAndWhoWasAskedInIt() {
        Sides sides = new TransactionTemplate(transactions).execute(open -> {
            open.setRollbackOnly();
            UUID euro = application("EUR", true);
            dispatch(euro, 1, 1, "20", true);
            dispatch(euro, 1, 0, null, false);
            dispatch(euro, 2, 1, "40", true);
            UUID koruna = application("CZK", true);
            dispatch(koruna, 1, 1, "500", true);
            dispatch(koruna, 1, 2, "90", false);
            UUID live = application("EUR", false);
            dispatch(live, 1, 1, null, false);
            dispatch(live, 2, 1, "7", true);
            return figures.of(draft);
        });
        Side tried = sides.draft();
        assertThat(tried.applications()).isEqualTo(2);
        assertThat(tried.asked()).as("one never left, one is of another round").isEqualTo(3);
        assertThat(tried.offered()).isEqualTo(2);
        assertThat(tried.revenue()).isEqualTo(Map.of("EUR", new BigDecimal("20"), "CZK", new BigDecimal("500")));
        assertThat(sides.live().asked()).isEqualTo(1);
        assertThat(sides.live().offered()).isZero();
        assertThat(sides.live().revenue()).isEmpty();
    }

    private UUID application(String currency, boolean challenger) {
        UUID id = UUID.randomUUID();
        jdbc.update("""
                insert into fdforge.application (id, reference, borrower_id, source, status, since, version, test,
                  returning_borrower, received_at, document, amount, currency)
                values (?, ?, ?, 'web', 'UNPLACED', now(), 1, false, false, now(), '', 1000, ?)""", id, "FM-" + id.toString().substring(0, 8), UUID.randomUUID(), currency);
        for (int round = 1; round <= 2; round++) {
            jdbc.update("""
                    insert into fdforge.routing (application, round, decision, version, mode, evaluated_at, plan, trial, challenger)
                    values (?, ?, 'partner-prioritisation', 1, 'WATERFALL', now(), '[]', ?, ?)""", id, round, draft, challenger);
        }
        return id;
    }

    private void dispatch(UUID application, int round, int attempt, @Nullable String price, boolean offered) {
        UUID id = UUID.randomUUID();
        String partner = "tried-" + id.toString().substring(0, 8);
        jdbc.update(
                """
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference, test,
                  state, attempt, created_at, decide_by, outcome, price, decided_at)
                values (?, ?, ?, 1, ?, 1, 'WATERFALL', ?, false, 'CLOSED', ?, now(), now(), ?, ?::numeric, now())""", id, application, partner, round, id.toString(), attempt, offered ? "OFFERED" : "FAILED", price);
        if (offered) {
            jdbc.update("""
                    insert into fdforge.offer (id, application, dispatch, partner, position, amount, currency, received_at)
                    values (?, ?, ?, ?, 0, 1, 'EUR', now())""", UUID.randomUUID(), application, id, partner);
        }
    }
}
