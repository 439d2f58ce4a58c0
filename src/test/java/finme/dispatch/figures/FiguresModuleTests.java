package finme.dispatch.figures;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.PartnerFigures;
import finme.dispatch.PartnerFigures.Figures;
import finme.testing.FinMeTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class FiguresModuleTests {
    @Autowired
    PartnerFigures figures;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void countsWhatBecameOfApplicationsAtALender() {
        Figures counted = new TransactionTemplate(transactions).execute(open -> {
            open.setRollbackOnly();
            dispatch("web", "CLOSED", "OFFERED", 100, true, "20");
            dispatch("web", "CLOSED", "FUNDED", 300, true, "30");
            dispatch("web", "CLOSED", "DECLINED", 200, false, null);
            dispatch("branch", "CLOSED", "TIMED_OUT", 9_000, false, null);
            dispatch("branch", "WAITING", null, 0, false, null);
            return figures.of("counted", 30);
        });
        assertThat(counted.all().sent()).isEqualTo(5);
        assertThat(counted.all().offered()).isEqualTo(2);
        assertThat(counted.all().declined()).isEqualTo(1);
        assertThat(counted.all().failed()).isEqualTo(1);
        assertThat(counted.all().open()).isEqualTo(1);
        assertThat(counted.all().sold()).isEqualTo(1);
        assertThat(counted.all().price()).isEqualByComparingTo(new BigDecimal("25"));
        assertThat(counted.all().answerP50()).isEqualTo(200);
        assertThat(counted.all().acceptance()).isBetween(0.66, 0.67);
        assertThat(counted.bySource()).extracting(PartnerFigures.Line::name).containsExactly("web", "branch");
        assertThat(figures.of("never-heard-of", 30).all().sent()).isZero();
    }

    private void dispatch(String source, String state, String outcome, long millis, boolean offered, String price) {
        UUID application = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        jdbc.update("""
                insert into fdforge.application (id, reference, borrower_id, source, status, since, version, test,
                  returning_borrower, received_at, document)
                values (?, ?, ?, ?, 'UNPLACED', now(), 1, false, false, now(), '')""", application, "FM-" + application.toString().substring(0, 8), UUID.randomUUID(), source);
        jdbc.update("""
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference, test,
                  state, attempt, created_at, decide_by, outcome, price, decided_at)
                values (?, ?, 'counted', 1, 1, 1, 'WATERFALL', ?, false, ?, 1, now(), now(), ?, ?::numeric,
                  case when ? then now() + ? * interval '1 millisecond' end)""", id, application, id.toString(), state, outcome, price, outcome != null, millis);
        if (offered) {
            jdbc.update("""
                    insert into fdforge.offer (id, application, dispatch, partner, position, amount, currency, received_at)
                    values (?, ?, ?, 'counted', 0, 1, 'EUR', now())""", UUID.randomUUID(), application, id);
        }
    }
}
