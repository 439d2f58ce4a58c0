package finme.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DecodedTests {
    private static final int LIMIT = 1000;
    private static final byte[] TEXT = "{\"outcome\": \"OFFERED\"}".getBytes(UTF_8);

    @Test
    void whateverIsNamedAndCanBeUndoneIsUndone() throws IOException {
        assertThat(List.of(
                        open(gzip(TEXT), "gzip"),
                        open(gzip(TEXT), "X-GZip"),
                        open(gzip(TEXT), "identity, gzip"),
                        open(gzip(TEXT), "gzip, identity"),
                        open(deflate(TEXT, false), "deflate"),
                        open(deflate(TEXT, true), "deflate"),
                        open(gzip(deflate(TEXT, false)), "deflate, gzip"),
                        open(deflate(gzip(TEXT), true), "gzip", "deflate"),
                        open(gzip(gzip(TEXT)), "gzip, gzip")))
                .allSatisfy(plain -> assertThat(plain).isEqualTo(TEXT));
    }

    @Test
    void theBytesCountMoreThanTheHeader() throws IOException {
        assertThat(open(TEXT, "gzip")).isEqualTo(TEXT);
        assertThat(open(TEXT, "deflate")).isEqualTo(TEXT);
        assertThat(open(TEXT, "UTF-8")).isEqualTo(TEXT);
        assertThat(open(gzip(TEXT))).isEqualTo(TEXT);
        assertThat(open(new byte[0], "gzip")).isEmpty();
    }

    @Test
    void whatIsBrokenStaysAsItIs() throws IOException {
        byte[] whole = gzip(TEXT);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(open(half, "gzip")).isEqualTo(half);
        assertThat(open(TEXT, "br")).isEqualTo(TEXT);
    }

    @Test
    void nothingGrowsBeyondTheLimit() throws IOException {
        byte[] much = new byte[LIMIT + 1];
        for (byte[] bomb : List.of(gzip(much), gzip(gzip(much)), deflate(much, true))) {
            assertThatThrownBy(() -> open(bomb, "deflate, gzip, gzip")).isInstanceOf(TooLarge.class);
        }
        assertThat(open(gzip(new byte[LIMIT]), "gzip")).hasSize(LIMIT);
    }

    private static byte[] open(byte[] body, String... encodings) {
        return Decoded.of(body, List.of(encodings), LIMIT);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
