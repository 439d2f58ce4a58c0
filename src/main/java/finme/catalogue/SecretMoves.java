package finme.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Secrets that nobody told but that would go to somebody else now. */
final class SecretMoves {
    private SecretMoves() {}

    /**
     * @param before as it is stored
     * @param after as it would be
     * @param untold those that the mask, or nothing, stands for in what was sent
     */
    static List<Fault> faults(
            List<MasterData.Secret> secrets, JsonNode before, JsonNode after, Map<String, JsonNode> untold) {
        return secrets.stream()
                .filter(secret -> untold.containsKey(secret.pointer()))
                .filter(secret -> {
                    Set<String> added = new HashSet<>(origins(secret, after));
                    added.removeAll(origins(secret, before));
                    return !added.isEmpty();
                })
                .map(secret -> new Fault(
                        secret.pointer(),
                        "secret_needed",
                        "The address leads to another host than before: write the secret once more, or another one."))
                .toList();
    }

    private static Set<String> origins(MasterData.Secret secret, JsonNode tree) {
        Set<String> origins = new HashSet<>();
        secret.shownTo().forEach(pointer -> {
            String address = tree.at(pointer).asText("");
            if (!address.isBlank()) {
                origins.add(origin(address));
            }
        });
        return origins;
    }

    private static String origin(String address) {
        try {
            URI uri = new URI(address);
            return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException unusable) {
            return address;
        }
    }
}
