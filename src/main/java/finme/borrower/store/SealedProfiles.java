package finme.borrower.store;

import finme.borrower.profile.ProfileDocument;
import finme.borrower.profile.ProfileJson;
import finme.fdforge.ErasedException;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Profiles under the keys of their borrowers. */
@Component
public class SealedProfiles {
    private static final String COLUMN = "borrower.profile";

    private final Vault vault;
    private final ProfileJson json;

    SealedProfiles(Vault vault, ProfileJson json) {
        this.vault = vault;
        this.json = json;
    }

    /** With a key of its own, made in this transaction. */
    public byte[] sealFirst(UUID borrower, ProfileDocument profile) {
        return seal(vault.create(borrower), borrower, profile);
    }

    public byte[] seal(UUID borrower, ProfileDocument profile) {
        return seal(vault.of(borrower), borrower, profile);
    }

    private byte[] seal(SubjectKey key, UUID borrower, ProfileDocument profile) {
        try {
            return key.seal(COLUMN, borrower, json.write(profile));
        } catch (IOException unwritable) {
            throw new IllegalStateException("a profile can't be written");
        }
    }

    /** @throws ErasedException when the key is gone */
    public ProfileDocument open(BorrowerRow row) {
        try {
            return json.read(vault.of(row.id()).open(COLUMN, row.id(), row.profile()));
        } catch (IOException broken) {
            throw new IllegalStateException("the profile of borrower " + row.id() + " can't be read");
        }
    }

    /** @return by borrower, in the order of the rows, without those that were erased */
    public Map<UUID, ProfileDocument> openAll(Collection<BorrowerRow> rows) {
        Map<UUID, ProfileDocument> profiles = new LinkedHashMap<>();
        for (BorrowerRow row : rows) {
            try {
                profiles.put(row.id(), open(row));
            } catch (ErasedException gone) {
                continue;
            }
        }
        return profiles;
    }
}
