package finme.dispatch.person;

import finme.catalogue.Versioned;
import finme.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lists of people whom partners do not want, made ready to be asked: they may be long, and each application asks. */
final class SuppressionLists {
    private final Map<String, Listed> known = new ConcurrentHashMap<>();

    private record Listed(int version, Set<String> tokens) {}

    boolean names(Versioned<Partner> partner, Set<String> tokens) {
        Set<String> list = of(partner);
        return tokens.stream().anyMatch(list::contains);
    }

    private Set<String> of(Versioned<Partner> partner) {
        Listed listed = known.get(partner.code());
        if (listed == null || listed.version != partner.version()) {
            List<String> tokens = Objects.requireNonNullElse(partner.value().suppression(), List.of());
            listed = new Listed(partner.version(), Set.copyOf(tokens));
            known.put(partner.code(), listed);
        }
        return listed.tokens;
    }
}
