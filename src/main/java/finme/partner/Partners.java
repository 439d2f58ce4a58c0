package finme.partner;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The partner directory as a kind of master data. */
@Component
class Partners implements MasterData<Partner> {
    private static final String[] ADDRESSES = {
        "/request/url", "/request/testUrl", "/recall/url", "/accept/url", "/reply/url", "/ping/url"
    };
    private static final List<Secret> SECRETS = Stream.of(
                    Stream.of("password", "token", "value", "secret", "privateKey")
                            .map(field -> new Secret("/request/auth/" + field).shownTo(ADDRESSES)),
                    Stream.of(new Secret("/request/auth/clientSecret").shownTo("/request/auth/tokenUrl")),
                    Stream.of("password", "token", "value", "clientSecret", "secret")
                            .map(field -> new Secret("/callback/auth/" + field)),
                    Stream.of(new Secret("/suppression")))
            .flatMap(each -> each)
            .toList();

    private final PartnerChecks checks;

    Partners(PartnerChecks checks) {
        this.checks = checks;
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
        return checks.faults(partner);
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
