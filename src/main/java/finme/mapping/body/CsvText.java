package finme.mapping.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file's text in the encoding it says, else in the one it shows. A byte order mark says it for certain; what is
 * declared comes next; without either it is UTF-8, unless the first letter beyond ASCII is none there: then it is
 * windows-1252, as spreadsheets save it. A byte that is no letter is told, never replaced.
 */
final class CsvText extends Reader {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** Who declares these means windows-1252, which has them in it; browsers read them so, too. */
    private static final Set<Charset> AS_WINDOWS = Set.of(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private static final int SIZE = 8192;

    private final InputStream bytes;
    private final ByteBuffer raw = ByteBuffer.allocate(SIZE).flip();
    private final CharBuffer text = CharBuffer.allocate(SIZE).flip();
    private CharsetDecoder decoder;
    private boolean undecided;
    private boolean ended;

    CsvText(InputStream body, @Nullable Charset declared) throws IOException {
        PushbackInputStream start = new PushbackInputStream(body, 3);
        Charset marked = marked(start);
        this.bytes = start;
        this.undecided = marked == null && declared == null;
        Charset said = declared != null && AS_WINDOWS.contains(declared) ? WINDOWS : declared;
        this.decoder = (marked != null ? marked : said != null ? said : StandardCharsets.UTF_8).newDecoder();
    }

    /** Passes the mark over. */
    private static @Nullable Charset marked(PushbackInputStream start) throws IOException {
        byte[] first = start.readNBytes(3);
        int mark = 0;
        Charset marked = null;
        if (first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            marked = StandardCharsets.UTF_8;
            mark = 3;
        } else if (first.length >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
            marked = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (first.length >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
            marked = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        start.unread(first, mark, first.length - mark);
        return marked;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!text.hasRemaining()) {
            if (ended && !raw.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int read = Math.min(length, text.remaining());
        text.get(into, offset, read);
        return read;
    }

    private void decode() throws IOException {
        if (!ended) {
            fill();
        }
        text.clear();
        CoderResult result = decoder.decode(raw, text, ended);
        text.flip();
        decide();
        if (result.isError() && text.hasRemaining()) {
            return;
        }
        if (result.isError() && undecided) {
            undecided = false;
            decoder = WINDOWS.newDecoder();
        } else if (result.isError()) {
            throw new CharacterCodingException();
        }
    }

    private void fill() throws IOException {
        raw.compact();
        int read = bytes.read(raw.array(), raw.position(), raw.remaining());
        ended = read < 0;
        raw.position(raw.position() + Math.max(read, 0)).flip();
    }

    /** A letter beyond ASCII that could be read decides for what it was read as. */
    private void decide() {
        for (int i = text.position(); undecided && i < text.limit(); i++) {
            undecided = text.get(i) < 0x80;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
