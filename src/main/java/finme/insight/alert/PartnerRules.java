package finme.insight.alert;

import finme.catalogue.Catalogue;
import finme.dispatch.PartnerUse;
import finme.insight.Alert;
import finme.insight.alert.AlertRule.Found;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What may be amiss with partners. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
class PartnerRules {
    private static final String FAILING = """
            select partner, count(*), count(*) filter (where outcome in ('FAILED', 'TIMED_OUT'))
            from fdforge.dispatch
            where created_at > now() - ? * interval '1 second' and not test and outcome is not null
            group by partner having count(*) >= ?
              and count(*) filter (where outcome in ('FAILED', 'TIMED_OUT')) * 100 >= ? * count(*) order by partner""";

    private final AlertSettings settings;

    PartnerRules(AlertSettings settings) {
        this.settings = settings;
    }

    @Bean
    AlertRule partnersThatFail(JdbcTemplate jdbc, Catalogue<Partner> partners) {
        return new Looked(
                Alert.Kind.PARTNER_FAILING,
                () -> jdbc.query(
                        FAILING,
                        (row, index) -> new Found(
                                row.getString(1),
                                name(partners, row.getString(1)) + " gave no usable answer to " + row.getLong(3)
                                        + " of "
                                        + row.getLong(2) + " applications within "
                                        + settings.failingWithin().toMinutes() + " minutes."),
                        settings.failingWithin().toSeconds(),
                        settings.failingCalls(),
                        settings.failingShare()));
    }

    private static String name(Catalogue<Partner> partners, String code) {
        return partners.find(code).map(found -> found.value().name()).orElse(code);
    }

    /** Of several limits of a partner the one that is used most. */
    @Bean
    AlertRule limitsNearlyUsed(PartnerUse use, Catalogue<Partner> partners) {
        return new Looked(Alert.Kind.CAP_NEAR, () -> {
            Map<String, PartnerUse.Used> fullest = use.all().stream()
                    .filter(this::isNear)
                    .collect(Collectors.toMap(
                            PartnerUse.Used::partner,
                            used -> used,
                            (one, other) -> share(one).compareTo(share(other)) >= 0 ? one : other));
            return fullest.values().stream()
                    .map(used -> new Found(used.partner(), text(name(partners, used.partner()), used)))
                    .toList();
        });
    }

    private boolean isNear(PartnerUse.Used used) {
        return used.max().signum() > 0 && share(used).compareTo(BigDecimal.valueOf(settings.capShare())) >= 0;
    }

    private static BigDecimal share(PartnerUse.Used used) {
        return used.used()
                .multiply(BigDecimal.valueOf(100))
                .divide(used.max().max(BigDecimal.ONE), 1, java.math.RoundingMode.DOWN);
    }

    private static String text(String name, PartnerUse.Used used) {
        String period =
                used.per().equals("TOTAL") ? "in all" : "this " + used.per().toLowerCase(Locale.ROOT);
        String what = switch (used.counts()) {
            case "SENT" -> "applications sent";
            case "SOLD" -> "applications taken";
            default -> "budget spent";
        };
        return name + ": " + used.used().stripTrailingZeros().toPlainString() + " of "
                + used.max().stripTrailingZeros().toPlainString() + ' ' + what + ' ' + period + '.';
    }
}
