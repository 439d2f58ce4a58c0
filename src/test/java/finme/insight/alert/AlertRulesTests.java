package finme.insight.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmQueue;
import finme.crm.CrmStandings;
import finme.dispatch.PartnerUse;
import finme.dispatch.PartnerUse.Used;
import finme.insight.alert.AlertRule.Found;
import finme.partner.Partner;
import finme.tries.TryBook;
import finme.work.Backlog;
import finme.work.Backlog.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From when on something is alarming, where no database is needed to see it. */
class AlertRulesTests {
    private static final AlertSettings SETTINGS =
            new AlertSettings(50, 10, Duration.ofMinutes(10), 90, 10, 1000, Duration.ofMinutes(10), 30, 50);

    private final HouseRules house = new HouseRules(SETTINGS);
    private final PartnerRules partners = new PartnerRules(SETTINGS);

    @Test
    void workPilesUpByNumberOrAge() {
        assertThat(backlog(new Reading(999, Duration.ZERO), null)).isEmpty();
        assertThat(backlog(new Reading(1000, Duration.ZERO), null)).containsExactly("steps");
        assertThat(backlog(new Reading(1, Duration.ofMinutes(11)), null)).containsExactly("steps");
        assertThat(backlog(Reading.NOTHING, Instant.now().minus(Duration.ofMinutes(9))))
                .isEmpty();
        assertThat(backlog(Reading.NOTHING, Instant.now().minus(Duration.ofMinutes(11))))
                .containsExactly("crm");
    }

    @Test
    void whatCantBeReadAtACrmPilesUp() {
        assertThat(backlog(Reading.NOTHING, null, Instant.now().minus(Duration.ofMinutes(9))))
                .isEmpty();
        assertThat(backlog(Reading.NOTHING, null, Instant.now().minus(Duration.ofMinutes(11))))
                .containsExactly("crm:espo");
    }

    private List<String> backlog(Reading reading, Instant oldest) {
        return backlog(reading, oldest, null);
    }

    @SuppressWarnings("unchecked")
    private List<String> backlog(Reading reading, Instant oldest, Instant toReadSince) {
        Backlog one = () -> reading;
        CrmQueue crm = () -> new CrmQueue.Status(true, 5, oldest, null, null, null);
        Crm active = mock(Crm.class);
        when(active.state()).thenReturn(Crm.State.ACTIVE);
        when(active.code()).thenReturn("espo");
        Catalogue<Crm> crms = mock(Catalogue.class);
        when(crms.all()).thenReturn(List.of(new Versioned<>("espo", active, active, 1)));
        CrmStandings standings = mock(CrmStandings.class);
        when(standings.of(active))
                .thenReturn(new CrmStandings.Standing(
                        Map.of(), Map.of("borrower", 3L), 0, 0, Map.of(), null, toReadSince, null, null, null));
        return subjects(house.workThatPilesUp(List.of(one), crm, crms, standings));
    }

    @Test
    void somebodyGuesses() {
        assertThat(guesses(49)).isEmpty();
        assertThat(guesses(50)).containsExactly("doors");
    }

    private List<String> guesses(int failures) {
        TryBook tries = mock(TryBook.class);
        when(tries.since(any())).thenReturn(new TryBook.Recent(failures, 0, Instant.now()));
        return subjects(house.guessesAtDoors(tries));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theFullestLimitOfAPartnerIsTold() {
        Catalogue<Partner> catalogue = mock(Catalogue.class);
        when(catalogue.find(any())).thenReturn(Optional.empty());
        PartnerUse use = () -> List.of(
                used("alpha", "SENT", "DAY", 449, 500),
                used("beta", "SENT", "DAY", 450, 500),
                used("beta", "BUDGET", "MONTH", 20_000, 20_000),
                used("gamma", "SOLD", "TOTAL", 0, 0));
        assertThat(partners.limitsNearlyUsed(use, catalogue).look())
                .containsExactly(new Found("beta", "beta: 20000 of 20000 budget spent this month."));
    }

    private static Used used(String partner, String counts, String per, long used, long max) {
        return new Used(partner, counts, per, BigDecimal.valueOf(used), BigDecimal.valueOf(max));
    }

    private static List<String> subjects(AlertRule rule) {
        return rule.look().stream().map(Found::subject).toList();
    }
}
