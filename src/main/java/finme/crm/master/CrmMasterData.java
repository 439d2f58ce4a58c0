package finme.crm.master;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.crm.Crm;
import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** CRMs as a kind of master data. */
@Component
class CrmMasterData implements MasterData<Crm> {
    private static final List<Secret> SECRETS = Stream.concat(
                    Stream.of("/auth/password", "/auth/token", "/auth/value", "/auth/secret", "/auth/privateKey")
                            .map(pointer -> new Secret(pointer).shownTo("/url")),
                    Stream.of(
                            new Secret("/auth/clientSecret").shownTo("/auth/tokenUrl"),
                            new Secret("/webhook/secret"),
                            new Secret("/sealed/privateKey")))
            .toList();

    private final CrmChecks checks;
    private final CrmAddresses addresses;

    CrmMasterData(CrmChecks checks, CrmAddresses addresses) {
        this.checks = checks;
        this.addresses = addresses;
    }

    @Bean
    Catalogue<Crm> crmCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "crm";
    }

    @Override
    public Class<Crm> type() {
        return Crm.class;
    }

    @Override
    public String code(Crm crm) {
        return crm.code();
    }

    @Override
    public List<Fault> faults(Crm crm, @Nullable Crm present) {
        return checks.faults(crm);
    }

    /** Where the names in its addresses lead. */
    @Override
    public List<Fault> faultsOutside(Crm crm) {
        return addresses.faultsOutside(crm);
    }

    @Override
    public List<Secret> secrets() {
        return SECRETS;
    }

    @Override
    public String state(Crm crm) {
        return crm.state().name();
    }

    @Override
    public Map<String, ?> details(Crm crm) {
        return Map.of("state", crm.state());
    }
}
