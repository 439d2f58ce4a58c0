package finme.loan.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.canonical.CanonicalApplication;
import finme.fdforge.ErasedException;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The canonical application as it stands sealed in its column. Those just taken in are read several times within
 * seconds, so they are kept in memory, in clear, for at most a minute.
 */
@Component
class SealedDocuments {
    private static final String COLUMN = "application.document";

    /** A usual one has 2 KiB as JSON, but a source may send almost a mebibyte. */
    private static final long MOST = 64L * 1024 * 1024;

    /** @param size as JSON */
    private record Recent(UUID borrower, CanonicalApplication document, int size) {}

    private final Cache<UUID, Recent> recent = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((UUID id, Recent document) -> document.size)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Vault vault;
    private final ObjectMapper json;

    SealedDocuments(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** @return null when it is not at hand @throws ErasedException when the borrower was erased */
    @Nullable
    CanonicalApplication recent(UUID id) {
        Recent known = recent.getIfPresent(id);
        if (known == null) {
            return null;
        }
        vault.of(known.borrower);
        return known.document;
    }

    boolean canBeRead(UUID borrower) {
        return vault.erased(List.of(borrower)).isEmpty();
    }

    byte[] seal(UUID borrower, UUID id, CanonicalApplication document) {
        try {
            byte[] plain = json.writeValueAsBytes(document);
            byte[] sealed = vault.of(borrower).seal(COLUMN, id, plain);
            recent.put(id, new Recent(borrower, document, plain.length));
            return sealed;
        } catch (IOException unwritable) {
            throw new IllegalStateException("application " + id + " can't be written");
        }
    }

    /** @throws ErasedException when the borrower was erased, or the document was not kept so long */
    CanonicalApplication open(UUID borrower, UUID id, byte[] sealed) {
        SubjectKey key = vault.of(borrower);
        if (sealed.length == 0) {
            throw ErasedException.document();
        }
        byte[] plain = key.open(COLUMN, id, sealed);
        CanonicalApplication document = read(id, plain);
        recent.put(id, new Recent(borrower, document, plain.length));
        return document;
    }

    /** For one look: it is not kept in memory. */
    CanonicalApplication read(SubjectKey key, UUID id, byte[] sealed) {
        return read(id, key.open(COLUMN, id, sealed));
    }

    private CanonicalApplication read(UUID id, byte[] plain) {
        try {
            return json.readValue(plain, CanonicalApplication.class);
        } catch (IOException broken) {
            throw new IllegalStateException("the document of application " + id + " can't be read");
        }
    }
}
