package finme.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One kept connection and just enough HTTP/1.1 for it: the load must not use up the CPU that is measured. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private @Nullable Socket socket;
    private int port;
    private InputStream in = InputStream.nullInputStream();

    record Answer(int status, String body) {}

    /** What was sent on a connection that the server had just closed is sent again on a new one. */
    Answer send(Post post) throws IOException {
        boolean kept = connect(post.port());
        try {
            return exchange(post);
        } catch (IOException closed) {
            close();
            if (!kept) {
                throw closed;
            }
            connect(post.port());
            return exchange(post);
        }
    }

    /** @return whether there was one already */
    private boolean connect(int to) throws IOException {
        if (socket != null && port == to) {
            return true;
        }
        close();
        Socket fresh = new Socket(InetAddress.getLoopbackAddress(), to);
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        socket = fresh;
        port = to;
        in = new BufferedInputStream(fresh.getInputStream());
        return false;
    }

    private Answer exchange(Post post) throws IOException {
        java.util.Objects.requireNonNull(socket).getOutputStream().write(post.bytes());
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
            last |= header.startsWith("connection:") && header.contains("close");
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (last) {
            close();
        }
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
