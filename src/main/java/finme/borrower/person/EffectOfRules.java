package finme.borrower.person;

import finme.borrower.Survivorship;
import finme.borrower.SurvivorshipPreview;
import finme.borrower.profile.GoldenValues;
import finme.borrower.store.BorrowerRow;
import finme.borrower.store.BorrowerRows;
import finme.borrower.store.SealedProfiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads person after person, a page at a time and no connection held between, and keeps nothing but counts. */
@Service
class EffectOfRules implements SurvivorshipPreview {
    private static final int PAGE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BorrowerRows rows;
    private final SealedProfiles sealed;
    private final PersonReader reader;

    EffectOfRules(BorrowerRows rows, SealedProfiles sealed, PersonReader reader) {
        this.rows = rows;
        this.sealed = sealed;
        this.reader = reader;
    }

    @Override
    public Effect of(Survivorship proposed) {
        Survivorship present = reader.rules();
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Integer> attributes = new TreeMap<>();
        int looked = 0;
        int persons = 0;
        @Nullable UUID before = null;
        List<BorrowerRow> page;
        do {
            page = rows.newest(before, PAGE);
            for (BorrowerRow root : page) {
                if (System.nanoTime() - end > 0) {
                    return new Effect(looked, false, persons, attributes);
                }
                Set<String> differing = differing(root, present, proposed);
                differing.forEach(name -> attributes.merge(name, 1, Integer::sum));
                persons += differing.isEmpty() ? 0 : 1;
                looked++;
                before = root.id();
            }
        } while (page.size() == PAGE);
        return new Effect(looked, true, persons, attributes);
    }

    private Set<String> differing(BorrowerRow root, Survivorship present, Survivorship proposed) {
        List<BorrowerRow> members = root.person() == null ? List.of(root) : rows.person(root.id());
        return GoldenValues.differing(sealed.openAll(members).values(), present, proposed);
    }
}
