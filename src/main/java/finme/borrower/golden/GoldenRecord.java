package finme.borrower.golden;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Borrowers;
import finme.borrower.golden.ProfileWriter.Told;
import finme.borrower.matching.Identity;
import finme.borrower.matching.MatchKey;
import finme.borrower.profile.CanonicalAttributes;
import finme.borrower.profile.ProfileDocument;
import finme.canonical.CanonicalApplication;
import finme.fdforge.BlindIndex;
import finme.fdforge.ErasedException;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class GoldenRecord implements Borrowers {
    private final CanonicalAttributes attributes;
    private final BlindIndex index;
    private final Candidates candidates;
    private final ProfileWriter writer;

    GoldenRecord(CanonicalAttributes attributes, BlindIndex index, Candidates candidates, ProfileWriter writer) {
        this.attributes = attributes;
        this.index = index;
        this.candidates = candidates;
        this.writer = writer;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Match matchOrCreate(CanonicalApplication application, UUID id, String source) {
        Map<String, JsonNode> values = attributes.of(application);
        Told told = new Told(values, MatchKey.of(values, index), "source:" + source, id);
        Collection<Candidate> found = candidates.lockAndFind(told.keys(), MatchKey.former(values, index));
        Identity identity = Identity.of(values);
        Optional<Candidate> person = Candidates.person(identity, found);
        if (person.isEmpty()) {
            UUID borrower = writer.create(told);
            candidates.leaveCases(borrower, null, identity, found);
            return new Match(borrower, false);
        }
        UUID borrower = person.get().found(identity);
        if (person.get().isNews(borrower, values, told.source())) {
            add(borrower, told, person.get(), found);
        }
        return new Match(borrower, true);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Match createApart(CanonicalApplication application, UUID id, String source) {
        Map<String, JsonNode> values = attributes.of(application);
        return new Match(writer.create(new Told(values, List.of(), "source:" + source, id)), false);
    }

    /** Whoever was erased can't be opened, and nothing was written before that is seen: a caller may go on without. */
    @Override
    @Transactional(noRollbackFor = ErasedException.class)
    public boolean learn(UUID borrower, Map<String, JsonNode> values, String source, @Nullable UUID application) {
        check(values);
        Told told = new Told(values, MatchKey.of(values, index), source, application);
        Collection<Candidate> found = candidates.lockAndFind(told.keys(), MatchKey.former(values, index));
        Candidate own = found.stream()
                .filter(candidate -> candidate.members().contains(borrower))
                .findFirst()
                .orElse(null);
        return add(borrower, told, own, found);
    }

    private boolean add(UUID borrower, Told told, @Nullable Candidate own, Collection<Candidate> found) {
        Optional<ProfileDocument> profile = writer.add(borrower, told);
        profile.ifPresent(now -> {
            Identity identity = Identity.of(List.of(now));
            candidates.leaveCases(
                    borrower, own, own == null ? identity : own.identity().and(identity), found);
        });
        return profile.isPresent();
    }

    private void check(Map<String, JsonNode> values) {
        List<Fault> faults = values.keySet().stream()
                .filter(name -> !attributes.exists(name))
                .map(name -> new Fault("/" + name, "unknown_attribute", "There is no such attribute."))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}
