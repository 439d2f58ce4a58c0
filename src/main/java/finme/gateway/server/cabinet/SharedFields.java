package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.account.SignedIn;
import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.PastVersion;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.Outcome;
import finme.fdforge.ErasedException;
import finme.fdforge.LedgerEntry;
import finme.gateway.CabinetData.Consent;
import finme.gateway.CabinetData.Shared;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which fields went to which partner: of what the application has, what the partner was allowed to see by its definition at
 * that time.
 */
@Component
class SharedFields {
    private static final String SHARING = "DATA_SHARING";

    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final Catalogue<Partner> partners;
    private final ObjectMapper json;

    SharedFields(LoanDesk loans, DispatchLog dispatches, Catalogue<Partner> partners, ObjectMapper json) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.partners = partners;
        this.json = json;
    }

    /** Oldest first. */
    List<Shared> of(SignedIn borrower) {
        List<Shared> shared = new ArrayList<>();
        for (LoanApplication application : loans.ofBorrowers(borrower.borrowers())) {
            CanonicalApplication document = document(application);
            List<LedgerEntry> amended = loans.history(application.id()).stream()
                    .filter(entry -> entry.action().equals("amended"))
                    .toList();
            dispatches.dispatches(application.id()).stream()
                    .filter(sent -> sent.attempts() > 0)
                    .forEach(sent -> shared.add(shared(application, document, sent, later(sent, amended))));
        }
        shared.sort(Comparator.comparing(Shared::at));
        return shared;
    }

    private @Nullable CanonicalApplication document(LoanApplication application) {
        try {
            return loans.document(application.id());
        } catch (ErasedException gone) {
            return null;
        }
    }

    /** What was added after a partner had decided it never got. One that asked for more may have got it by its answer. */
    static Set<String> later(Sent sent, List<LedgerEntry> amended) {
        Set<String> later = new HashSet<>();
        Instant decided = sent.decidedAt();
        if (decided != null && sent.outcome() != Outcome.MORE_NEEDED) {
            amended.stream()
                    .filter(entry -> entry.at().isAfter(decided))
                    .forEach(entry -> entry.details().path("added").forEach(path -> later.add(path.asText())));
        }
        return later;
    }

    private Shared shared(
            LoanApplication application, @Nullable CanonicalApplication document, Sent sent, Set<String> later) {
        JsonNode had = document == null ? null : json.valueToTree(document);
        List<String> fields = shares(sent.partner(), sent.sentAt()).stream()
                .filter(path -> had == null || isThere(had, path))
                .filter(path -> !later.contains(path))
                .toList();
        String name =
                partners.find(sent.partner()).map(found -> found.value().name()).orElse(sent.partner());
        return new Shared(
                sent.partner(),
                name,
                application.reference(),
                sent.sentAt(),
                fields,
                document == null ? null : consent(document));
    }

    private static boolean isThere(JsonNode document, String path) {
        JsonNode value = document.at('/' + path.replace('.', '/'));
        return !value.isMissingNode() && !value.isNull();
    }

    private static @Nullable Consent consent(CanonicalApplication document) {
        return document.consents().stream()
                .filter(given -> given.kind().equals(SHARING))
                .findFirst()
                .map(given -> new Consent(given.kind(), given.version(), given.givenAt()))
                .orElse(null);
    }

    private List<String> shares(String partner, Instant at) {
        List<PastVersion> versions = partners.history(partner);
        PastVersion then = versions.stream()
                .filter(version -> !version.at().isAfter(at))
                .findFirst()
                .orElseGet(() -> versions.isEmpty() ? null : versions.get(versions.size() - 1));
        List<String> paths = new ArrayList<>();
        if (then != null) {
            then.definition().path("shares").forEach(path -> paths.add(path.asText()));
        } else {
            partners.find(partner).ifPresent(found -> paths.addAll(found.value().shares()));
        }
        return paths;
    }
}
