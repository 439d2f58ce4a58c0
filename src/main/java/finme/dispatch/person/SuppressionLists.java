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
    private final Map<String, Ready> known = new ConcurrentHashMap<>();

    /** @param list as the partner has it: another one, even if it says the same, is made ready anew */
    private record Ready(List<String> list, Set<String> tokens) {}

    boolean names(Versioned<Partner> partner, Set<String> tokens) {
        Set<String> ready =
                ready(partner.code(), Objects.requireNonNullElse(partner.value().suppression(), List.of()));
        return tokens.stream().anyMatch(ready::contains);
    }

    @SuppressWarnings("ReferenceEquality") // comparing long lists is what this spares
    private Set<String> ready(String partner, List<String> list) {
        Ready ready = known.get(partner);
        if (ready == null || ready.list != list) {
            ready = new Ready(list, Set.copyOf(list));
            known.put(partner, ready);
        }
        return ready.tokens;
    }
}
