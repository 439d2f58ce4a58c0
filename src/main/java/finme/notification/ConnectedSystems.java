package finme.notification;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.fdforge.DatabaseClock;
import finme.kernel.Fault;
import finme.notification.ConnectedSystem.Previous;
import finme.outbound.AddressGuard;
import finme.outbound.AddressRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The connected systems as a kind of master data. A new secret does not end the old one at once. */
@Component
class ConnectedSystems implements MasterData<ConnectedSystem> {
    static final String NAME = "connected-system";

    private final DatabaseClock clock;
    private final AddressGuard guard;
    private final Duration overlap;

    /** @param overlap how long the secret before signs, too */
    ConnectedSystems(
            DatabaseClock clock,
            AddressGuard guard,
            @Value("${finme.notification.secret-overlap:24h}") Duration overlap) {
        this.clock = clock;
        this.guard = guard;
        this.overlap = overlap;
    }

    @Bean
    Catalogue<ConnectedSystem> connectedSystemCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public Class<ConnectedSystem> type() {
        return ConnectedSystem.class;
    }

    @Override
    public String code(ConnectedSystem system) {
        return system.code();
    }

    @Override
    public List<Fault> faults(ConnectedSystem system, @Nullable ConnectedSystem present) {
        List<Fault> faults = ConnectedSystemChecks.faults(system);
        if (hasUrl(system)) {
            guard.refusal(system.url()).map(ConnectedSystems::atUrl).ifPresent(faults::add);
        }
        return faults;
    }

    /** Where the name in the address leads. */
    @Override
    public List<Fault> faultsOutside(ConnectedSystem system) {
        return hasUrl(system)
                ? guard.refusalNow(system.url()).map(ConnectedSystems::atUrl).stream()
                        .toList()
                : List.of();
    }

    private static boolean hasUrl(ConnectedSystem system) {
        return system.url() != null && !system.url().isBlank();
    }

    private static Fault atUrl(AddressRefused.Refusal refusal) {
        return new Fault("/url", refusal.code(), refusal.sentence());
    }

    @Override
    public List<Secret> secrets() {
        return List.of(new Secret("/secret", true).shownTo("/url"), new Secret("/previous/secret", true));
    }

    @Override
    public ConnectedSystem written(ConnectedSystem sent, @Nullable ConnectedSystem present) {
        return sent.withPrevious(present == null ? null : present.previous());
    }

    @Override
    public ConnectedSystem kept(ConnectedSystem sent, ConnectedSystem present) {
        Instant now = clock.now();
        String secret = sent.secret();
        if (secret != null && present.secret() != null && !secret.equals(present.secret())) {
            return sent.withPrevious(new Previous(present.secret(), now.plus(overlap)));
        }
        Previous before = present.previous();
        return sent.withPrevious(before != null && before.signsAt(now) ? before : null);
    }

    @Override
    public String state(ConnectedSystem system) {
        return system.state().name();
    }

    @Override
    public Map<String, ?> details(ConnectedSystem system) {
        return Map.of("state", system.state(), "events", system.events());
    }
}
