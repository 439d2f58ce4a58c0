package finme.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import finme.form.FormDiff;
import finme.form.FormDiff.Effect;
import finme.loan.RecentCases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseSharesTests {
    private final List<String> asked = new ArrayList<>();
    private final RecentCases cases = new RecentCases() {
        @Override
        public Map<String, Long> bySource(Instant since) {
            asked.add("bySource");
            return Map.of("web", 30L, "api", 10L);
        }

        @Override
        public Map<String, Long> byPartner(String source, Instant since) {
            return Map.of();
        }

        @Override
        public long saying(String source, String path, Collection<String> codes, Instant since) {
            asked.add("saying " + path);
            return path.equals("purpose") ? 4 : -1;
        }
    };

    @Test
    void asksTheDatabaseOnceHoweverManyPartnersAreConcerned() {
        CaseShares shares = new CaseShares(cases, "web");
        for (int partner = 0; partner < 3; partner++) {
            assertThat(shares.of(options("purpose"))).isEqualByComparingTo("0.1");
            assertThat(shares.of(options("attributes.car"))).isEqualByComparingTo("0.75");
            assertThat(shares.share(20)).isEqualByComparingTo("0.5");
        }
        assertThat(shares.all()).isEqualTo(40);
        assertThat(shares.ofForm()).isEqualTo(30);
        assertThat(asked).containsExactly("bySource", "saying purpose", "saying attributes.car");
    }

    private static Effect options(String target) {
        return new Effect(target, target, target, FormDiff.Loss.OPTIONS, List.of("HOME"));
    }
}
