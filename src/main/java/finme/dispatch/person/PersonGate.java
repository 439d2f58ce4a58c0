package finme.dispatch.person;

import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.model.Dispatch;
import finme.dispatch.person.SentPersons.Sending;
import finme.fdforge.DatabaseClock;
import finme.fdforge.ErasedException;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.partner.Partner.Duplicates;
import finme.partner.SuppressionTokens;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The same person at the same partner within the days the partner has set. Looked for when a round is planned, and once
 * more under lock when it is about to be sent, so that of two that come together one is the duplicate. Costs nothing for
 * partners without the rule.
 */
@Component
public class PersonGate {
    private final Catalogue<Partner> partners;
    private final LoanDesk loans;
    private final PersonMarks marks;
    private final SentPersons sent;
    private final SuppressionLists lists = new SuppressionLists();
    private final SuppressionTokens suppression;
    private final DatabaseClock clock;

    PersonGate(
            Catalogue<Partner> partners,
            LoanDesk loans,
            PersonMarks marks,
            SentPersons sent,
            SuppressionTokens suppression,
            DatabaseClock clock) {
        this.partners = partners;
        this.loans = loans;
        this.marks = marks;
        this.sent = sent;
        this.suppression = suppression;
        this.clock = clock;
    }

    /**
     * @param asked partners that rules have chosen
     * @return by partner, the reference of the application that it got of this person lately
     */
    public Map<String, String> duplicates(UUID application, CanonicalApplication document, Collection<String> asked) {
        Instant now = clock.now();
        List<Sending> sendings = partners.all().stream()
                .map(Versioned::value)
                .filter(partner -> partner.duplicates() != null && asked.contains(partner.code()))
                .map(partner -> sending(partner.code(), application, document, now))
                .flatMap(Optional::stream)
                .toList();
        Map<String, String> references = new HashMap<>();
        if (!sendings.isEmpty()) {
            sent.earlier(sendings).forEach((one, earlier) -> references.put(one.partner(), reference(earlier)));
        }
        return references;
    }

    /** @return partners that do not want this person */
    public Set<String> suppressed(CanonicalApplication document) {
        List<Versioned<Partner>> listing = partners.all().stream()
                .filter(partner -> partner.value().suppression() != null)
                .toList();
        if (listing.isEmpty()) {
            return Set.of();
        }
        Set<String> tokens = suppression.of(PersonMarks.values(document));
        return listing.stream()
                .filter(partner -> lists.names(partner, tokens))
                .map(Versioned::code)
                .collect(Collectors.toSet());
    }

    private String reference(UUID earlier) {
        return loans.find(earlier).map(LoanApplication::reference).orElse("an earlier application");
    }

    public boolean concerns(String partner) {
        return rule(partner).isPresent();
    }

    /**
     * Under lock until the surrounding transaction ends; those that pass are noted as sent.
     *
     * @return those whose person the partner got lately
     */
    public Set<UUID> pass(Collection<Dispatch> leaving) {
        Map<Sending, UUID> all = new HashMap<>();
        Instant now = clock.now();
        for (Dispatch one : leaving) {
            if (concerns(one.partner())) {
                document(one.application())
                        .flatMap(found -> sending(one.partner(), one.application(), found, now))
                        .ifPresent(sending -> all.put(sending, one.id()));
            }
        }
        Set<UUID> refused = new HashSet<>();
        if (!all.isEmpty()) {
            sent.lock(all.keySet());
            Map<Sending, UUID> earlier = sent.earlier(all.keySet());
            Set<String> taken = new HashSet<>();
            List<Sending> passed = all.keySet().stream()
                    .filter(one -> !earlier.containsKey(one) && isFirst(one, taken))
                    .toList();
            sent.add(passed);
            all.forEach((one, id) -> {
                if (!passed.contains(one)) {
                    refused.add(id);
                }
            });
        }
        return refused;
    }

    /** Of two in one transaction, too. */
    private static boolean isFirst(Sending one, Set<String> taken) {
        List<String> keys = one.marks().stream()
                .map(mark -> one.partner() + java.util.HexFormat.of().formatHex(mark))
                .toList();
        boolean first = keys.stream().noneMatch(taken::contains);
        taken.addAll(keys);
        return first;
    }

    /** The partner never got it. */
    public void unsent(Dispatch dispatch) {
        if (concerns(dispatch.partner())) {
            sent.remove(dispatch.partner(), dispatch.application());
        }
    }

    private Optional<Sending> sending(String partner, UUID application, CanonicalApplication document, Instant now) {
        return rule(partner)
                .map(rule -> Sending.of(
                        partner,
                        application,
                        marks.of(document, rule),
                        now,
                        java.util.Objects.requireNonNullElse(rule.days(), 0)))
                .filter(sending -> !sending.marks().isEmpty());
    }

    private Optional<Duplicates> rule(String partner) {
        return partners.find(partner).map(Versioned::value).map(Partner::duplicates);
    }

    private Optional<CanonicalApplication> document(UUID application) {
        try {
            return Optional.of(loans.document(application));
        } catch (ErasedException erased) {
            return Optional.empty();
        }
    }
}
