package finme.gateway.client.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a piece of content lies in a file: four bytes to find it by, its length, a CRC-32C over length and content, the
 * content. The first of the four never occurs in UTF-8, so text can't look like the beginning of a frame.
 */
final class Frame {
    static final int MAGIC = 0xFF464D53;
    static final int HEADER = 12;
    static final int LONGEST = 8 << 20;

    private Frame() {}

    static ByteBuffer of(byte[] content) {
        if (content.length == 0 || content.length > LONGEST) {
            throw new IllegalArgumentException("a frame holds 1 byte to 8 MiB");
        }
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(MAGIC)
                .putInt(content.length)
                .putInt(checksum(content))
                .put(content)
                .flip();
    }

    static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
        crc.update(content);
        return (int) crc.getValue();
    }
}
