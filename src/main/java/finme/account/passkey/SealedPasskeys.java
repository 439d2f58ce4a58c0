package finme.account.passkey;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.account.passkey.PasskeyRows.Row;
import finme.fdforge.Vault;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Passkeys under the keys of their borrowers: with the key they are gone, in backups as well. */
@Component
class SealedPasskeys {
    private static final String COLUMN = "passkey.sealed";

    private final Vault vault;
    private final ObjectMapper json;

    SealedPasskeys(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(UUID id, UUID borrower, Kept kept) {
        try {
            return vault.of(borrower).seal(COLUMN, id, json.writeValueAsBytes(kept));
        } catch (IOException unwritable) {
            throw new IllegalStateException("a passkey can't be written");
        }
    }

    /** @throws finme.fdforge.ErasedException when the key is gone */
    Kept open(Row row) {
        try {
            return json.readValue(vault.of(row.borrower()).open(COLUMN, row.id(), row.sealed()), Kept.class);
        } catch (IOException broken) {
            throw new IllegalStateException("the passkey " + row.id() + " can't be read");
        }
    }
}
