package finme.crm.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Services write values in their own way. */
class SameFieldsTests {
    @Test
    void anotherWayToWriteTheSameIsNoDrift() {
        assertThat(same(new BigDecimal("20"), 20.0)).isTrue();
        assertThat(same(new BigDecimal("6000.00"), "6000")).isTrue();
        assertThat(same("2026-03-02T10:14:05Z", "2026-03-02T11:14:05.000+01:00"))
                .isTrue();
        assertThat(same("+420604812637", "+420 604 812 637")).isTrue();
        assertThat(same("+420604812637", "+420 (604) 812-637")).isTrue();
        assertThat(same("", null)).isTrue();
        assertThat(same(List.of(), null)).isTrue();
        assertThat(same(List.of(Map.of("Partner", "alpha")), List.of(Map.of("Partner", "alpha", "Id", 7))))
                .isTrue();
    }

    @Test
    void anotherValueIsDrift() {
        assertThat(same("Brno", "Praha")).isFalse();
        assertThat(same("Brno", null)).isFalse();
        assertThat(same(null, "Brno")).isFalse();
        assertThat(same(true, false)).isFalse();
        assertThat(same(List.of("a", "b"), List.of("b", "a"))).isFalse();
        assertThat(same(List.of("a"), "a")).isFalse();
        assertThat(same(Map.of("a", 1), "a")).isFalse();
        assertThat(same("2026-03-02T10:14:05Z", "2026-03-02T10:14:06Z")).isFalse();
        assertThat(same("+420604812637", "+420 604 812 638")).isFalse();
    }

    private static boolean same(@Nullable Object ours, @Nullable Object theirs) {
        return SameFields.are(Collections.singletonMap("Field", ours), Collections.singletonMap("Field", theirs));
    }
}
