package finme.gateway.server.cases;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Persons;
import finme.dispatch.Rerouting;
import finme.dispatch.Rerouting.By;
import finme.fdforge.ErasedException;
import finme.kernel.Problem;
import finme.loan.Amendments;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Another round for what nobody took, offered to its borrower once they have said something since that brings in a lender
 * who was not asked. Looked for when the case is looked at: nothing is kept of it.
 */
@Component
class SecondChance {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final String CABINET = "cabinet";
    private static final By BORROWER = new By("borrower", "BORROWER", "PROFILE_CHANGED");

    private final Persons persons;
    private final Amendments amendments;
    private final Rerouting rerouting;

    SecondChance(Persons persons, Amendments amendments, Rerouting rerouting) {
        this.persons = persons;
        this.amendments = amendments;
        this.rerouting = rerouting;
    }

    boolean isOpen(LoanApplication loan) {
        boolean recent = loan.status() == ApplicationStatus.UNPLACED
                && !loan.test()
                && loan.since().isAfter(Instant.now().minus(LATELY));
        return recent && findsOthers(loan);
    }

    private boolean findsOthers(LoanApplication loan) {
        try {
            Map<String, JsonNode> said = saidSince(loan);
            return !said.isEmpty() && rerouting.findsOthers(loan, amendments.preview(loan.id(), said));
        } catch (ErasedException gone) {
            return false;
        }
    }

    /** @throws Problem 409 {@code no_new_round} */
    void take(LoanApplication loan) {
        if (!isOpen(loan)) {
            throw Problem.conflict("no_new_round", "Another round would reach nobody else.");
        }
        rerouting.begin(loan.id(), saidSince(loan), BORROWER);
    }

    private Map<String, JsonNode> saidSince(LoanApplication loan) {
        Map<String, JsonNode> said = new TreeMap<>();
        UUID borrower = loan.borrower();
        persons.find(borrower)
                .ifPresent(person -> person.attributes().stream()
                        .filter(attribute -> attribute.value().source().equals(CABINET)
                                && attribute.value().at().isAfter(loan.since()))
                        .forEach(attribute ->
                                said.put(attribute.name(), attribute.value().value())));
        return said;
    }
}
