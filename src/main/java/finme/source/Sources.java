package finme.source;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import finme.kernel.Sha256;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The sources as a kind of master data. Of a key only its hash is kept. */
@Component
class Sources implements MasterData<Source> {
    private static final Secret KEY = new Secret("/key", true);
    private static final Secret CALLBACK_SECRET = new Secret("/callback/secret", true);

    private final SourceRules rules;

    Sources(SourceRules rules) {
        this.rules = rules;
    }

    @Bean
    Catalogue<Source> sourceCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "source";
    }

    @Override
    public Class<Source> type() {
        return Source.class;
    }

    @Override
    public String code(Source source) {
        return source.code();
    }

    @Override
    public List<Fault> faults(Source source, @Nullable Source present) {
        return rules.check(source);
    }

    @Override
    public List<Fault> faultsOutside(Source source) {
        return rules.checkOutside(source);
    }

    @Override
    public List<Secret> secrets() {
        return List.of(KEY, CALLBACK_SECRET);
    }

    @Override
    public String kept(Secret secret, String given) {
        return secret.equals(KEY) ? Sha256.hex(given) : given;
    }

    @Override
    public String state(Source source) {
        return source.state().name();
    }

    @Override
    public Map<String, ?> details(Source source) {
        return Map.of("state", source.state(), "format", source.format());
    }
}
