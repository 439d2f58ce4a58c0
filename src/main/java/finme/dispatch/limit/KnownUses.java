package finme.dispatch.limit;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.eligibility.Quota;
import finme.dispatch.eligibility.Use;
import finme.dispatch.limit.Uses.Wanted;
import finme.partner.Partner;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much of its limits each partner has used, to plan by: at most a moment old, and never behind what this node has
 * committed itself. Only {@link PartnerBookings} decides. Costs nothing while no partner has limits.
 */
@Component
public class KnownUses {
    private static final long FRESH = Duration.ofMillis(250).toNanos();

    private final Catalogue<Partner> partners;
    private final Uses uses;
    private final ZoneId zone;
    private final Map<Quota, Use> known = new ConcurrentHashMap<>();
    private volatile long readAt;
    private volatile @Nullable Map<String, Integer> versions;

    KnownUses(Catalogue<Partner> partners, Uses uses, @Value("${finme.zone:UTC}") ZoneId zone) {
        this.partners = partners;
        this.uses = uses;
        this.zone = zone;
    }

    List<Wanted> wanted(Versioned<Partner> partner) {
        return Quota.of(partner.value(), zone).stream()
                .map(quota -> new Wanted(quota, partner.version()))
                .toList();
    }

    /** @return of each partner that has limits, how much of each is used */
    public Map<String, List<Use>> all() {
        List<Wanted> wanted = new ArrayList<>();
        Map<String, Integer> present = new HashMap<>();
        for (Versioned<Partner> partner : partners.all()) {
            if (partner.value().limits() != null || partner.value().budget() != null) {
                wanted.addAll(wanted(partner));
                present.put(partner.code(), partner.version());
            }
        }
        if (!wanted.isEmpty()) {
            refresh(wanted, present);
        }
        return byPartner(wanted);
    }

    /** As it stands at this moment. */
    public List<Use> of(Versioned<Partner> partner) {
        List<Wanted> wanted = wanted(partner);
        Map<Quota, Use> read = wanted.isEmpty() ? Map.of() : uses.read(wanted);
        return wanted.stream()
                .map(each -> read.getOrDefault(each.quota(), Use.none(each.quota())))
                .toList();
    }

    private void refresh(List<Wanted> wanted, Map<String, Integer> present) {
        long now = System.nanoTime();
        if (!present.equals(versions) || now - readAt > FRESH) {
            Map<Quota, Use> read = uses.read(wanted);
            known.keySet().retainAll(read.keySet());
            known.putAll(read);
            versions = present;
            readAt = now;
        }
    }

    private Map<String, List<Use>> byPartner(List<Wanted> wanted) {
        Map<String, List<Use>> all = new HashMap<>();
        for (Wanted each : wanted) {
            all.computeIfAbsent(each.quota().partner(), code -> new ArrayList<>())
                    .add(known.getOrDefault(each.quota(), Use.none(each.quota())));
        }
        return all;
    }

    /** Committed by this node. */
    void learn(Collection<Use> committed) {
        committed.forEach(use -> known.put(use.quota(), use));
    }
}
