package finme.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as it was before it was compressed. Nobody is asked to compress, but some servers, and boxes in between, do all the
 * same, and some only say so: what the bytes show counts more than the header.
 */
final class Decoded {
    private static final int GZIP = 0x1f8b;
    private static final int MOST_LAYERS = 4;

    private Decoded() {}

    /**
     * @param encodings the header's values, as often as it came
     * @param limit of the plain body, in bytes
     * @return the same bytes where they are not compressed, or in a way unknown here
     * @throws TooLarge beyond the limit
     */
    static byte[] of(byte[] body, List<String> encodings, int limit) {
        byte[] plain = body;
        for (String layer : layers(encodings)) {
            byte[] inner = open(layer, plain, limit);
            plain = inner == null ? plain : inner;
        }
        byte[] untold = isGzip(plain) ? gunzip(plain, limit) : null;
        return untold == null ? plain : untold;
    }

    /** The last one applied is the first to be taken off. */
    private static List<String> layers(List<String> encodings) {
        List<String> layers = new ArrayList<>();
        encodings.forEach(value -> {
            for (String name : value.split(",", MOST_LAYERS + 1)) {
                layers.add(name.strip().toLowerCase(Locale.ROOT));
            }
        });
        Collections.reverse(layers);
        return layers.size() > MOST_LAYERS ? List.of() : layers;
    }

    private static byte @Nullable [] open(String layer, byte[] body, int limit) {
        return switch (layer) {
            case "gzip", "x-gzip" -> isGzip(body) ? gunzip(body, limit) : null;
            case "deflate", "x-deflate" -> inflate(body, limit);
            default -> null;
        };
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && ((body[0] & 0xff) << 8 | body[1] & 0xff) == GZIP && body[2] == 8;
    }

    private static byte @Nullable [] gunzip(byte[] body, int limit) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return read(in, limit);
        } catch (IOException broken) {
            return null;
        }
    }

    /** Meant is the zlib format; for long, many have sent what is in it alone. */
    private static byte @Nullable [] inflate(byte[] body, int limit) {
        boolean zlib = body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
        byte[] plain = zlib ? inflate(body, limit, false) : null;
        return plain == null ? inflate(body, limit, true) : plain;
    }

    private static byte @Nullable [] inflate(byte[] body, int limit, boolean raw) {
        Inflater inflater = new Inflater(raw);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
            return read(in, limit);
        } catch (IOException broken) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static byte[] read(InputStream in, int limit) throws IOException {
        byte[] plain = in.readNBytes(limit + 1);
        if (plain.length > limit) {
            throw new TooLarge();
        }
        return plain;
    }
}
