package finme.fdforge;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Properties;

/**
 * The two master keysets of an installation, kept in one file outside the database: {@code aead} wraps the key of each
 * person and seals secrets, {@code prf} feeds blind indexes and references. Tink's JSON keysets, so keys rotate by adding
 * a new primary.
 */
final class Keyset {
    private final Aead aead;
    private final PrfSet prf;

    private Keyset(KeysetHandle aead, KeysetHandle prf) throws GeneralSecurityException {
        this.aead = aead.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.prf = prf.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    Aead aead() {
        return aead;
    }

    PrfSet prf() {
        return prf;
    }

    /** @throws IllegalStateException with one sentence for the operator when the file is missing or no keyset */
    static Keyset read(Path file) {
        register();
        Properties text = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            text.load(reader);
            return new Keyset(parse(text.getProperty("aead", "")), parse(text.getProperty("prf", "")));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(
                    "FinMe can't read its keyset file " + file + "; restore it from its backup.");
        }
    }

    /** Writes a new keyset file, readable by its owner only; never replaces one. */
    static void generate(Path file) {
        register();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Properties text = new Properties();
            text.setProperty("aead", serialise("AES256_GCM"));
            text.setProperty("prf", serialise("HMAC_SHA256_PRF"));
            try (var writer = Files.newBufferedWriter(draft, StandardOpenOption.SYNC)) {
                text.store(writer, "FinMe keyset: without this file nobody can read the personal data. Back it up.");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("FinMe can't write its keyset file " + file + ".", impossible);
        }
    }

    private static String serialise(String template) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(KeyTemplates.get(template)), InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    private static void register() {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
