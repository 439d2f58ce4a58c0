package finme.admin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptWordsTests {
    @Test
    void tellsWhatBecameOfAnAttempt() {
        assertThat(AttemptWords.of(204, null)).isEqualTo("It answered 204, No Content");
        assertThat(AttemptWords.of(503, "busy")).isEqualTo("It answered 503, Service Unavailable");
        assertThat(AttemptWords.of(599, null)).isEqualTo("It answered 599");
        assertThat(AttemptWords.of(null, "timeout")).isEqualTo("No answer in time");
        assertThat(AttemptWords.of(null, "no_carrier")).isEqualTo("No carrier");
        assertThat(AttemptWords.of(null, "address_not_public")).contains("leads inside");
        assertThat(AttemptWords.of(null, null)).isEmpty();
        assertThat(AttemptWords.of("HTTP 503")).isEqualTo("It answered 503, Service Unavailable");
    }
}
