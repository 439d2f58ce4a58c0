package finme.dispatch.limit;

import finme.dispatch.PartnerUse;
import finme.fdforge.DatabaseClock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PresentUse implements PartnerUse {
    private final KnownUses uses;
    private final DatabaseClock clock;

    PresentUse(KnownUses uses, DatabaseClock clock) {
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public List<Used> all() {
        Instant now = clock.now();
        return uses.all().values().stream()
                .flatMap(List::stream)
                .map(use -> use.at(now))
                .map(use -> new Used(
                        use.quota().partner(),
                        use.quota().counts().name(),
                        use.quota().per().name(),
                        use.used().add(use.held()),
                        use.quota().max()))
                .toList();
    }
}
