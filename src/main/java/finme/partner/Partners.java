package finme.partner;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The partner directory as a kind of master data. */
@Component
class Partners implements MasterData<Partner> {
    private static final String SUPPRESSION = "/suppression";
    private static final String[] ADDRESSES = {
        "/request/url", "/request/testUrl", "/recall/url", "/accept/url", "/reply/url", "/ping/url"
    };
    private static final List<Secret> SECRETS = Stream.of(
                    Stream.of("password", "token", "value", "secret", "privateKey")
                            .map(field -> new Secret("/request/auth/" + field).shownTo(ADDRESSES)),
                    Stream.of(new Secret("/request/auth/clientSecret").shownTo("/request/auth/tokenUrl")),
                    Stream.of("password", "token", "value", "clientSecret", "secret")
                            .map(field -> new Secret("/callback/auth/" + field)),
                    Stream.of(new Secret("/callback/formerSecret")),
                    Stream.of(new Secret(SUPPRESSION)))
            .flatMap(each -> each)
            .toList();

    private final PartnerChecks checks;
    private final SuppressionTokens suppression;

    Partners(PartnerChecks checks, SuppressionTokens suppression) {
        this.checks = checks;
        this.suppression = suppression;
    }

    @Bean
    Catalogue<Partner> partnerCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "partner";
    }

    @Override
    public Class<Partner> type() {
        return Partner.class;
    }

    @Override
    public String code(Partner partner) {
        return partner.code();
    }

    @Override
    public List<Fault> faults(Partner partner, @Nullable Partner present) {
        List<Fault> faults = new ArrayList<>(checks.faults(partner));
        List<String> entries = Objects.requireNonNullElse(partner.suppression(), List.of());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) == null || suppression.kept(entries.get(i)).isEmpty()) {
                faults.add(
                        new Fault(
                                "/suppression/" + i,
                                "invalid_value",
                                "An entry is a phone with its country (+420…), an e-mail, a tax id, or the SHA-256 of one in hex."));
            }
        }
        return faults;
    }

    /** Entries of the suppression list are values of people: only their blind indexes are kept. */
    @Override
    public String kept(Secret secret, String given) {
        return secret.pointer().equals(SUPPRESSION) ? suppression.kept(given).orElse(given) : given;
    }

    /** A former secret comes of a change of it; who leaves it out ends it. */
    @Override
    public Partner written(Partner sent, @Nullable Partner present) {
        return sent.withFormerSecretOf(present);
    }

    @Override
    public Partner kept(Partner sent, Partner present) {
        return sent.pausedAs(present);
    }

    @Override
    public List<Secret> secrets() {
        return SECRETS;
    }

    @Override
    public String state(Partner partner) {
        return partner.state().name();
    }

    @Override
    public Map<String, ?> details(Partner partner) {
        return Map.of("state", partner.state());
    }
}
