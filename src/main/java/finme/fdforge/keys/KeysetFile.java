package finme.fdforge.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;

/** The file as it lies on disk. It is replaced as a whole or not at all, and what it was before is kept beside it. */
final class KeysetFile {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final Path path;

    KeysetFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    record Content(KeysetHandle aead, KeysetHandle prf) {
        Content with(KeysetHandle other) {
            return new Content(other, prf);
        }

        @Override
        public String toString() {
            return "Content[***]";
        }
    }

    /** Differs after every change, whoever wrote it. @throws IllegalStateException as {@link #read} */
    Object stamp() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + "/" + file.size() + "/" + file.fileKey();
        } catch (IOException gone) {
            throw unreadable();
        }
    }

    /** @throws IllegalStateException with one sentence for the operator when the file is missing or no keyset */
    Content read() {
        Properties text = new Properties();
        try (var reader = Files.newBufferedReader(path)) {
            text.load(reader);
            return new Content(parse(text.getProperty("aead", "")), parse(text.getProperty("prf", "")));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw unreadable();
        }
    }

    /** A first one, readable by its owner only; never replaces one. */
    void generate() {
        try {
            Files.createDirectories(path.getParent());
            write(new Content(
                    KeysetHandle.generateNew(KeyTemplates.get("AES256_GCM")),
                    KeysetHandle.generateNew(KeyTemplates.get("HMAC_SHA256_PRF"))));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("FinMe can't write its keyset file " + path + ".", impossible);
        }
    }

    /** Keeps the present file under a name with the time in it, then puts the new one in its place. */
    void replace(Content content) throws IOException {
        Path before = path.resolveSibling(path.getFileName() + "." + NAME.format(Instant.now()));
        Files.copy(path, before, StandardCopyOption.COPY_ATTRIBUTES);
        force(before);
        write(content);
    }

    private void write(Content content) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Properties text = new Properties();
        text.setProperty("aead", serialise(content.aead));
        text.setProperty("prf", serialise(content.prf));
        try (var writer = Files.newBufferedWriter(draft, StandardOpenOption.SYNC)) {
            text.store(writer, "FinMe keyset: without this file nobody can read the personal data. Back it up.");
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        force(Objects.requireNonNull(path.getParent()));
    }

    /** Also of a folder: a new name in it is durable only then. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String serialise(KeysetHandle keys) throws IOException {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IOException("a keyset can't be written as JSON", impossible);
        }
    }

    private static KeysetHandle parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    private IllegalStateException unreadable() {
        return new IllegalStateException("FinMe can't read its keyset file " + path + "; restore it from its backup.");
    }
}
