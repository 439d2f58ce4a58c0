package finme.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import finme.insight.Alert;
import finme.kernel.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertViewTests {
    @Test
    void aCertificateLeadsToWhomItIsShown() {
        assertThat(place("finme")).isEqualTo("/admin/edges");
        assertThat(place("zaplo")).isEqualTo("/admin/partners/zaplo");
        assertThat(place("crm:main")).isEqualTo("/admin/crm/main");
    }

    private static String place(String subject) {
        Alert alert = new Alert(Ids.next(), Alert.Kind.CERTIFICATE_ENDING, subject, "It ends.", Instant.now(), null);
        return AlertView.of(List.of(alert)).get(0).place();
    }
}
