package finme.source.key;

import static org.assertj.core.api.Assertions.assertThat;

import finme.source.NewKey;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStrengthTests {
    @Test
    void whatChanceMadeIsEnough() {
        assertThat(IntStream.range(0, 2_000).map(i -> NewKey.bits(NewKey.make())))
                .allMatch(bits -> bits >= KeyStrength.ENOUGH);
        assertThat(KeyStrength.bits("9f86d081884c7d659a2feaa0c55ad015")).isGreaterThanOrEqualTo(120);
        assertThat(KeyStrength.bits("kJ8vQ2xR7mZ4pW1nT6bY9cF3")).isGreaterThanOrEqualTo(KeyStrength.ENOUGH);
        assertThat(KeyStrength.bits(
                        UUID.fromString("3b0c7d9e-52f8-4a16-9e7b-08d1f6a2c4b5").toString()))
                .isGreaterThanOrEqualTo(KeyStrength.ENOUGH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678",
                "demo-key-affiliate-flat",
                "the-key-of-guide-sealed",
                "CorrectHorseBatteryStaple",
                "Password2026!",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "12345678901234567890123456789012345678901234567890",
                "Ab1!Ab1!Ab1!",
                "fm_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatAPersonMadeIsNot(String key) {
        assertThat(NewKey.bits(key)).isLessThan(KeyStrength.ENOUGH);
    }
}
