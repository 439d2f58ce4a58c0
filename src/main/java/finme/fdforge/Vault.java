package finme.fdforge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals personal values. Each person has a key of their own (AES-256-GCM), wrapped by the installation's keyset, so
 * that deleting one row makes everything about the person unreadable. The column and row a value belongs to are bound in
 * as associated data: a sealed value moved elsewhere does not open.
 */
@Component
public class Vault {
    private static final int KEY_BYTES = 32;

    private final Keyset keyset;
    private final JdbcTemplate jdbc;
    private final Cache<UUID, AesGcmJce> keys = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Vault(Keyset keyset, JdbcTemplate jdbc) {
        this.keyset = keyset;
        this.jdbc = jdbc;
    }

    /** Makes the key of a new person; part of the transaction that creates the person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SubjectKey create(UUID subject) {
        byte[] raw = Random.randBytes(KEY_BYTES);
        try {
            byte[] wrapped = keyset.aead().encrypt(raw, bytes(subject));
            jdbc.update("insert into fdforge.subject_key (subject, wrapped) values (?, ?)", subject, wrapped);
            AesGcmJce key = new AesGcmJce(raw);
            // At once: the same transaction seals more under it. If it rolls back, nobody knows the subject.
            keys.put(subject, key);
            return new SubjectKey(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /** @throws ErasedException when the person's key is gone: what was sealed under it is unreadable for ever */
    public SubjectKey of(UUID subject) {
        AesGcmJce cached = keys.getIfPresent(subject);
        if (cached != null) {
            return new SubjectKey(cached);
        }
        List<byte[]> wrapped =
                jdbc.queryForList("select wrapped from fdforge.subject_key where subject = ?", byte[].class, subject);
        if (wrapped.isEmpty()) {
            throw new ErasedException();
        }
        try {
            AesGcmJce key = new AesGcmJce(keyset.aead().decrypt(wrapped.get(0), bytes(subject)));
            keys.put(subject, key);
            return new SubjectKey(key);
        } catch (GeneralSecurityException otherKeyset) {
            throw new IllegalStateException("the keyset file does not fit this database", otherKeyset);
        }
    }

    private static byte[] bytes(Object place) {
        return place.toString().getBytes(StandardCharsets.UTF_8);
    }
}
