package finme.loan.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.Vault;
import finme.loan.CanonicalApplication;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The canonical application as it stands sealed in its column. */
@Component
class SealedDocuments {
    private static final String COLUMN = "application.document";

    private final Vault vault;
    private final ObjectMapper json;

    SealedDocuments(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(UUID borrower, UUID id, CanonicalApplication document) {
        try {
            return vault.of(borrower).seal(COLUMN, id, json.writeValueAsBytes(document));
        } catch (IOException unwritable) {
            throw new IllegalStateException("application " + id + " can't be written");
        }
    }

    CanonicalApplication open(UUID borrower, UUID id, byte[] sealed) {
        try {
            return json.readValue(vault.of(borrower).open(COLUMN, id, sealed), CanonicalApplication.class);
        } catch (IOException broken) {
            throw new IllegalStateException("the document of application " + id + " can't be read");
        }
    }
}
