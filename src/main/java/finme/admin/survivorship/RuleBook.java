package finme.admin.survivorship;

import finme.borrower.Survivorship;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.MasterData;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The one set of rules there is; before anybody saved one, the most recent value counts and its version is 0. */
@Component
class RuleBook {
    private static final Versioned<Survivorship> FIRST =
            new Versioned<>(Survivorship.CODE, Survivorship.MOST_RECENT, Survivorship.MOST_RECENT, 0);

    private final Catalogue<Survivorship> catalogue;
    private final MasterData<Survivorship> checks;

    RuleBook(Catalogue<Survivorship> catalogue, MasterData<Survivorship> checks) {
        this.catalogue = catalogue;
        this.checks = checks;
    }

    Versioned<Survivorship> present() {
        return catalogue.find(Survivorship.CODE).orElse(FIRST);
    }

    /** @throws Problem 422 with every fault */
    void check(Survivorship proposed) {
        List<Fault> faults = checks.faults(proposed, present().value());
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /** @throws Problem 422 with every fault, 412 stale */
    Versioned<Survivorship> save(Survivorship proposed, ExpectedVersion expected, String actor) {
        boolean first = present().version() == 0 && expected.fits(0);
        return catalogue
                .put(proposed, first ? ExpectedVersion.ABSENT : expected, actor)
                .versioned();
    }

    /** Newest first. */
    List<PastVersion> history() {
        return catalogue.history(Survivorship.CODE);
    }
}
