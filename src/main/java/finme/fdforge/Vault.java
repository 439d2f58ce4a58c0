package finme.fdforge;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import finme.fdforge.keys.Keyset;
import finme.fdforge.keys.KnownKeys;
import finme.work.AfterCommit;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals personal values. Each person has a key of their own (AES-256-GCM), wrapped by the installation's keyset, so
 * that deleting one row makes everything about the person unreadable. What names nobody we know has a key of its own,
 * too, for it may be about somebody. The column and row a value belongs to are bound in as associated data: a sealed
 * value moved elsewhere does not open.
 */
@Component
public class Vault {
    private static final int KEY_BYTES = 32;
    private static final String DESTROY = """
            with gone as (delete from fdforge.subject_key where subject = any (?::uuid[]))
            insert into fdforge.erased_subject (subject) select unnest(?::uuid[]) on conflict do nothing""";

    private final Keyset keyset;
    private final JdbcTemplate jdbc;
    private final KnownKeys known;

    Vault(Keyset keyset, JdbcTemplate jdbc, KnownKeys known) {
        this.keyset = keyset;
        this.jdbc = jdbc;
        this.known = known;
    }

    /** Makes the key of a new person; part of the transaction that creates the person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SubjectKey create(UUID subject) {
        byte[] raw = Random.randBytes(KEY_BYTES);
        try {
            byte[] wrapped = keyset.aead().encrypt(raw, bytes(subject));
            jdbc.update("insert into fdforge.subject_key (subject, wrapped) values (?, ?)", subject, wrapped);
            Aead key = new AesGcmJce(raw);
            // At once: the same transaction seals more under it. If it rolls back, nobody knows the subject.
            known.put(subject, key);
            return new SubjectKey(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /** @throws ErasedException when the person's key is gone: what was sealed under it is unreadable for ever */
    public SubjectKey of(UUID subject) {
        Aead cached = known.find(subject);
        if (cached != null) {
            return new SubjectKey(cached);
        }
        List<byte[]> wrapped =
                jdbc.queryForList("select wrapped from fdforge.subject_key where subject = ?", byte[].class, subject);
        if (wrapped.isEmpty()) {
            throw new ErasedException();
        }
        Aead key = unwrap(subject, wrapped.get(0));
        known.put(subject, key);
        return new SubjectKey(key);
    }

    private Aead unwrap(UUID subject, byte[] wrapped) {
        try {
            return new AesGcmJce(keyset.aead().decrypt(wrapped, bytes(subject)));
        } catch (GeneralSecurityException otherKeyset) {
            throw new IllegalStateException("the keyset file does not fit this database", otherKeyset);
        }
    }

    /** For one look at many: none of them stays in memory. @return without those whose key is gone */
    public Map<UUID, SubjectKey> ofAll(Collection<UUID> subjects) {
        Map<UUID, SubjectKey> keys = new HashMap<>();
        jdbc.query(
                "select subject, wrapped from fdforge.subject_key where subject = any (?)",
                row -> {
                    UUID subject = row.getObject(1, UUID.class);
                    keys.put(subject, new SubjectKey(unwrap(subject, row.getBytes(2))));
                },
                (Object) subjects.toArray(UUID[]::new));
        return keys;
    }

    /** @return those of them whose key is gone; the database is asked only for keys that are not in memory */
    public Set<UUID> erased(Collection<UUID> subjects) {
        Set<UUID> asked = new HashSet<>(subjects);
        asked.removeIf(subject -> known.find(subject) != null);
        if (!asked.isEmpty()) {
            asked.removeAll(Set.copyOf(jdbc.queryForList(
                    "select subject from fdforge.subject_key where subject = any (?)", UUID.class, (Object)
                            asked.toArray(UUID[]::new))));
        }
        return asked;
    }

    /** Makes whatever is sealed under these keys unreadable for ever, on every node within seconds after the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(Collection<UUID> subjects) {
        UUID[] all = subjects.toArray(UUID[]::new);
        jdbc.update(DESTROY, all, all);
        known.forget(subjects);
        AfterCommit.run(() -> known.forget(subjects));
    }

    /**
     * Takes keys away whose values are being deleted with them, in the same transaction: nobody has to hear of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drop(Collection<UUID> subjects) {
        jdbc.update("delete from fdforge.subject_key where subject = any (?)", (Object) subjects.toArray(UUID[]::new));
        known.forget(subjects);
    }

    private static byte[] bytes(Object place) {
        return place.toString().getBytes(StandardCharsets.UTF_8);
    }
}
