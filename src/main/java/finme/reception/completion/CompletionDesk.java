package finme.reception.completion;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.canonical.Conversion;
import finme.canonical.Conversion.Converted;
import finme.canonical.Gaps;
import finme.fdforge.ErasedException;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.IncompleteApplications;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.reception.Completing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CompletionDesk implements Completing {
    /** Whoever holds the link speaks for the borrower. */
    private static final String ACTOR = "borrower";

    private static final String SOURCE = "cabinet";

    private final IncompleteApplications incomplete;
    private final LoanDesk loans;
    private final Documents documents;
    private final Conversion conversion;
    private final Borrowers borrowers;

    CompletionDesk(
            IncompleteApplications incomplete,
            LoanDesk loans,
            Documents documents,
            Conversion conversion,
            Borrowers borrowers) {
        this.incomplete = incomplete;
        this.loans = loans;
        this.documents = documents;
        this.conversion = conversion;
        this.borrowers = borrowers;
    }

    @Override
    public Optional<Open> find(String token) {
        return incomplete.byToken(token).flatMap(loans::find).flatMap(this::open);
    }

    /** @return empty when the person was erased; of one that has ended the document may be gone */
    private Optional<Open> open(LoanApplication application) {
        try {
            CanonicalApplication document = loans.document(application.id());
            List<String> asked = application.isIncomplete() ? asked(application.id()) : List.of();
            return Optional.of(new Open(
                    application,
                    asked,
                    document.amount() == null ? null : document.amount().currency()));
        } catch (ErasedException gone) {
            return gone.isPerson() ? Optional.empty() : Optional.of(new Open(application, List.of(), null));
        }
    }

    /** What is missing by today's checks, which may be more than on the day it came. */
    private List<String> asked(UUID application) {
        Map<String, Object> document = documents.with(loans.document(application), Map.of());
        return Gaps.asked(conversion.check(document, Instant.now()).faults());
    }

    private boolean isReadable(LoanApplication application) {
        try {
            loans.document(application.id());
            return true;
        } catch (ErasedException gone) {
            return application.status().isFinal() && !gone.isPerson();
        }
    }

    /** The row is locked first: of two that come together the second finds nothing to add any more. */
    @Override
    @Transactional
    public List<Fault> complete(String token, Map<String, String> values) {
        UUID id = incomplete.byToken(token).orElseThrow(CompletionDesk::unknown);
        LoanApplication application = loans.lock(id);
        if (!application.isIncomplete()) {
            return List.of();
        }
        List<String> asked = asked(id);
        Converted completed = conversion.check(documents.with(loans.document(id), only(asked, values)), Instant.now());
        if (!completed.faults().isEmpty()) {
            return completed.faults();
        }
        incomplete.complete(id, documents.canonical(completed.application()), ACTOR);
        if (!application.test()) {
            borrowers.learn(application.borrower(), said(asked, completed), SOURCE, id);
        }
        return List.of();
    }

    private static Map<String, String> only(List<String> asked, Map<String, String> values) {
        Map<String, String> told = new LinkedHashMap<>();
        asked.forEach(pointer -> told.put(pointer, values.getOrDefault(pointer, "")));
        return told;
    }

    /** What was added of the person, by its canonical path. */
    private static Map<String, JsonNode> said(List<String> asked, Converted completed) {
        Map<String, JsonNode> said = new LinkedHashMap<>();
        asked.stream().filter(pointer -> pointer.startsWith("/borrower/")).forEach(pointer -> {
            JsonNode value = completed.application().at(pointer);
            if (!value.isMissingNode()) {
                said.put(pointer.substring(1).replace('/', '.'), value);
            }
        });
        return said;
    }

    private static Problem unknown() {
        return Problem.notFound("The application");
    }
}
