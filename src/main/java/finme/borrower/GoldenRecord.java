package finme.borrower;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.borrower.BorrowerRows.Hit;
import finme.borrower.BorrowerRows.Row;
import finme.fdforge.BlindIndex;
import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class GoldenRecord implements Borrowers {
    private static final String COLUMN = "borrower.profile";

    private final BorrowerRows rows;
    private final Vault vault;
    private final BlindIndex index;
    private final Ledger ledger;
    private final ObjectMapper json;

    GoldenRecord(BorrowerRows rows, Vault vault, BlindIndex index, Ledger ledger, ObjectMapper json) {
        this.rows = rows;
        this.vault = vault;
        this.index = index;
        this.ledger = ledger;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Match matchOrCreate(Identity identity, String source) {
        List<MatchKey> keys = MatchKey.of(identity, index);
        for (Hit hit : byTrust(rows.lockAndFind(keys))) {
            ProfileDocument profile = open(hit.row());
            if (samePerson(hit.kind(), profile, identity)) {
                learn(hit.row(), profile, identity, source);
                return new Match(hit.row().id(), true);
            }
        }
        return new Match(create(identity, keys, source), false);
    }

    @Override
    public Optional<Profile> profile(UUID borrower) {
        try {
            return rows.find(borrower, false)
                    .map(row -> new Profile(row.id(), row.version(), open(row).identity()));
        } catch (ErasedException erased) {
            return Optional.empty();
        }
    }

    /** A tax id is the person. */
    private static List<Hit> byTrust(List<Hit> hits) {
        return hits.stream()
                .sorted((a, b) -> Boolean.compare(
                        b.kind().equals(MatchKey.TAX_ID), a.kind().equals(MatchKey.TAX_ID)))
                .toList();
    }

    /** Two tax ids are two people, even with one birthday and the family's phone: twins. */
    private static boolean samePerson(String kind, ProfileDocument profile, Identity identity) {
        if (kind.equals(MatchKey.TAX_ID)) {
            return true;
        }
        boolean otherTaxId = identity.taxId() != null
                && profile.current("taxId") != null
                && !profile.knows("taxId", identity.taxId());
        return !otherTaxId && profile.knows("birthDate", identity.birthDate().toString());
    }

    private UUID create(Identity identity, List<MatchKey> keys, String source) {
        UUID id = Ids.next();
        ProfileDocument profile = ProfileDocument.empty();
        profile.learn(identity, source, Instant.now());
        rows.insert(new Row(id, 1, seal(vault.create(id), id, profile)), keys);
        ledger.append(Change.of("borrower", id, 1, "created", "source:" + source, Map.of()));
        return id;
    }

    private void learn(Row found, ProfileDocument profile, Identity identity, String source) {
        if (!profile.learn(identity, source, Instant.now())) {
            return;
        }
        // Somebody may have come to the same person by another key: add to what stands there now.
        Row row = rows.find(found.id(), true).orElseThrow(ErasedException::new);
        ProfileDocument present = open(row);
        present.learn(identity, source, Instant.now());
        int version = row.version() + 1;
        byte[] sealed = seal(vault.of(row.id()), row.id(), present);
        rows.update(new Row(row.id(), version, sealed), MatchKey.of(identity, index));
        ledger.append(Change.of("borrower", row.id(), version, "changed", "source:" + source, Map.of()));
    }

    private ProfileDocument open(Row row) {
        try {
            byte[] plain = vault.of(row.id()).open(COLUMN, row.id(), row.profile());
            return json.readValue(plain, ProfileDocument.class);
        } catch (IOException broken) {
            throw new IllegalStateException("the profile of borrower " + row.id() + " can't be read");
        }
    }

    private byte[] seal(SubjectKey key, UUID id, ProfileDocument profile) {
        try {
            return key.seal(COLUMN, id, json.writeValueAsBytes(profile));
        } catch (IOException unwritable) {
            throw new IllegalStateException("a profile can't be written");
        }
    }
}
