package finme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import finme.delivery.ReceiverState;
import finme.notification.ConnectedSystem.Previous;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectedSystemTests {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "directory.*, directory.changed, true",
        "directory.changed, directory.changed, true",
        "*, ledger.sealed, true",
        "directory.*, application.changed, false",
        "direct.*, directory.changed, false",
        "form.changed, form.published, false"
    })
    void hearsWhatItAskedFor(String pattern, String type, boolean hears) {
        assertThat(system(pattern).hears(type)).isEqualTo(hears);
    }

    @ParameterizedTest
    @CsvSource({
        "directory.*, true",
        "form.published, true",
        "*, true",
        "directory, false",
        "orders.*, false",
        "'', false"
    })
    void knowsWhatCanBeAskedFor(String pattern, boolean known) {
        assertThat(EventPatterns.isKnown(pattern)).isEqualTo(known);
    }

    @Test
    void theSecretBeforeSignsUntilItsEnd() {
        ConnectedSystem rotated = system("*").withPrevious(new Previous("whsec_old", NOW));
        assertThat(rotated.signingSecrets(NOW.minusSeconds(1))).containsExactly("whsec_new", "whsec_old");
        assertThat(rotated.signingSecrets(NOW)).containsExactly("whsec_new");
    }

    @Test
    void aMadeSecretIsOne() {
        assertThat(WebhookSecret.isOne(WebhookSecret.next())).isTrue();
        assertThat(WebhookSecret.isOne("whsec_MfKQ9r8GKYqr")).isFalse();
        assertThat(WebhookSecret.isOne("whsec_***")).isFalse();
        assertThat(WebhookSecret.isOne("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
    }

    @Test
    void itsTextShowsNoSecret() {
        assertThat(system("*").withPrevious(new Previous("whsec_old", NOW)).toString())
                .doesNotContain("whsec");
    }

    private static ConnectedSystem system(String event) {
        return new ConnectedSystem(
                "bi", "BI", ReceiverState.ACTIVE, "https://bi.example.test/", "whsec_new", null, List.of(event));
    }
}
