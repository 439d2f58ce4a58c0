package finme.task.document;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a file is, by how it begins; neither its name nor what the sender calls it counts. */
enum ContentType {
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    JPEG("image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});

    private final String mediaType;
    private final byte[] start;

    ContentType(String mediaType, byte[] start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    String mediaType() {
        return mediaType;
    }

    static @Nullable ContentType of(byte[] head) {
        for (ContentType type : values()) {
            if (type.begins(head)) {
                return type;
            }
        }
        return null;
    }

    private boolean begins(byte[] head) {
        for (int i = 0; i < start.length; i++) {
            if (i >= head.length || head[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
