package finme.acceptance;

import finme.gateway.BatchIntake;
import finme.gateway.BatchIntake.Chunk;
import finme.gateway.BatchIntake.Closing;
import finme.gateway.BatchIntake.GivingUp;
import finme.gateway.BatchIntake.Opening;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.mapping.CsvRows;
import finme.mapping.MalformedPayload;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a file row by row as it comes, and hands what became of the rows to core in pieces: never more of it in memory than
 * one of them. Until all has come core takes nothing of it in.
 */
@Component
public class FileIntake {
    private static final int ROWS = 200;
    private static final int CHARACTERS = 1 << 18;

    private final Payloads payloads;
    private final RowReading reading;
    private final BatchIntake batches;

    FileIntake(Payloads payloads, RowReading reading, BatchIntake batches) {
        this.payloads = payloads;
        this.reading = reading;
        this.batches = batches;
    }

    /**
     * What somebody said about a file; null for what is to be seen from it.
     *
     * @param separator of cells
     */
    public record Told(@Nullable Charset charset, @Nullable Character separator) {
        /** @throws Problem 400 for what is none @param separator a word or the character itself */
        public static Told of(@Nullable Charset charset, @Nullable String separator) {
            if (separator == null || separator.isEmpty()) {
                return new Told(charset, null);
            }
            char cell = switch (separator) {
                case "comma", "," -> ',';
                case "semicolon", ";" -> ';';
                case "tab", "\t" -> '\t';
                case "pipe", "|" -> '|';
                default -> throw Problem.of(400, "invalid_separator", "A separator is comma, semicolon, tab or pipe.");
            };
            return new Told(charset, cell);
        }
    }

    /**
     * @param actor somebody of the back office; null for the source itself
     * @return the batch
     * @throws Problem 400 when it is no table, 413 with more rows than a file may have, 415 for a source of another format
     * @throws IOException as the body's stream throws it; nothing of the file is taken in then
     */
    public UUID take(SourceProfile source, InputStream body, Told told, @Nullable String actor) throws IOException {
        if (!source.format().equals(PayloadFormat.CSV.name())) {
            throw Problem.of(
                    415,
                    "unsupported_media_type",
                    "Files of applications are CSV; this source sends " + source.format() + ".");
        }
        MessageDigest digest = sha256();
        try (CsvRows rows = payloads.rows(new DigestInputStream(body, digest), told.charset(), told.separator())) {
            Upload upload = new Upload(source, actor);
            try {
                for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                    upload.add(row);
                }
                return upload.close(HexFormat.of().formatHex(digest.digest()));
            } catch (MalformedPayload | IOException | RuntimeException broken) {
                upload.giveUp(broken);
                throw broken;
            }
        } catch (MalformedPayload malformed) {
            throw Problem.of(400, "malformed", String.valueOf(malformed.getMessage()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Upload {
        private final UUID id = Ids.next();
        private final SourceProfile source;
        private final @Nullable String actor;
        private final List<BatchIntake.Row> waiting = new ArrayList<>();
        private int characters;
        private int chunks;
        private boolean open;

        Upload(SourceProfile source, @Nullable String actor) {
            this.source = source;
            this.actor = actor;
        }

        void add(CsvRows.Row row) {
            waiting.add(reading.read(source, row));
            for (Object cell : row.cells().values()) {
                characters += cell.toString().length();
            }
            if (waiting.size() >= ROWS || characters > CHARACTERS) {
                hand();
            }
        }

        private void hand() {
            if (!open) {
                open = true;
                batches.open(new Opening(id, source.code(), actor));
            }
            batches.append(new Chunk(id, source.code(), chunks, List.copyOf(waiting)));
            chunks++;
            waiting.clear();
            characters = 0;
        }

        UUID close(String digest) throws MalformedPayload {
            if (!waiting.isEmpty()) {
                hand();
            }
            if (!open) {
                throw new MalformedPayload("The CSV has no row below its header.");
            }
            batches.close(new Closing(id, source.code(), chunks, digest));
            return id;
        }

        /** If core can't hear it, it gives the file up by itself after a while. */
        void giveUp(Exception broken) {
            String reason = broken instanceof Problem || broken instanceof MalformedPayload
                    ? String.valueOf(broken.getMessage())
                    : "The file did not come to its end.";
            try {
                if (open) {
                    batches.giveUp(new GivingUp(id, source.code(), reason));
                }
            } catch (RuntimeException away) {
                broken.addSuppressed(away);
            }
        }
    }
}
