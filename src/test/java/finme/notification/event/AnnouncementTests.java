package finme.notification.event;

import static org.assertj.core.api.Assertions.assertThat;

import finme.fdforge.Change;
import finme.kernel.Ids;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnouncementTests {
    private static final UUID ID = Ids.next();

    @Test
    void anApplicationsMoveIsToldAndNothingElseOfIt() {
        Map<String, ?> moved = Map.of("from", "ROUTING", "to", "OFFERED", "reference", "FM-1", "source", "web");
        assertThat(Announcement.of(Change.of("application", ID, 4, "offered", "system", moved)))
                .hasValueSatisfying(told -> {
                    assertThat(told.data())
                            .containsExactlyInAnyOrderEntriesOf(
                                    Map.of("id", ID, "reference", "FM-1", "status", "OFFERED", "version", 4));
                    assertThat(told.version()).isNull();
                    assertThat(told.source()).isEqualTo("web");
                    assertThat(told.forSource().path()).isEqualTo("/api/v1/sources/web/applications/" + ID);
                });
        assertThat(Announcement.of(Change.of("application", ID, 4, "crm_confirmed", "system", Map.of())))
                .isEmpty();
    }

    @Test
    void aTestSaysThatItIsOne() {
        Map<String, ?> received = Map.of("to", "RECEIVED", "reference", "FM-1", "source", "web", "test", true);
        assertThat(Announcement.of(Change.of("application", ID, 1, "received", "source:web", received)))
                .hasValueSatisfying(told -> assertThat(told.data()).containsEntry("test", true));
    }

    @Test
    void ofAPartnerOnlyThatItChanged() {
        Change change = Change.of("partner", "alpha", 9, "paused", "admin", Map.of("state", "PAUSED"));
        assertThat(Announcement.of(change)).hasValueSatisfying(told -> {
            assertThat(told.data())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("code", "alpha", "version", 9, "action", "paused"));
            assertThat(told.version()).isEqualTo(9);
        });
    }

    @Test
    void ofABorrowerNoAttribute() {
        Change change = Change.of("borrower", ID, 3, "changed", "source:web", Map.of("attributes", "borrower.phone"));
        assertThat(Announcement.of(change))
                .hasValueSatisfying(told -> assertThat(told.data())
                        .containsExactlyInAnyOrderEntriesOf(Map.of("id", ID, "version", 3, "action", "changed")));
    }

    @Test
    void thatSomebodyLookedIsNoChange() {
        assertThat(Announcement.of(Change.of("borrower", ID, 3, "revealed", "operator", Map.of())))
                .isEmpty();
    }

    @Test
    void ofTheLedgerADaysRoot() {
        Change sealed =
                Change.of("ledger", "2026-03-02", 1, "sealed", "system", Map.of("day", "2026-03-02", "root", "ab"));
        assertThat(Announcement.of(sealed)).hasValueSatisfying(told -> {
            assertThat(told.type()).isEqualTo("ledger.sealed");
            assertThat(told.data()).containsEntry("root", "ab");
        });
        assertThat(Announcement.of(Change.of("source", "web", 1, "created", "admin", Map.of())))
                .isEmpty();
    }
}
