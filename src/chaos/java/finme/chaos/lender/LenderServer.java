package finme.chaos.lender;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** HTTP by hand, because the lenders must be able to break it: reset, dribble, never end. */
final class LenderServer implements AutoCloseable {
    private static final long HANG_NANOS = 5_000_000_000L;
    private static final long DRIBBLE_NANOS = 120_000_000L;

    private final Lenders lenders;
    private final ServerSocket socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "lender");
        thread.setDaemon(true);
        return thread;
    });

    LenderServer(Lenders lenders) throws IOException {
        this.lenders = lenders;
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            String line = line(in);
            while (line != null) {
                String lender = line.split(" ")[1].substring(1);
                Map<String, String> headers = headers(in);
                byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
                Lenders.Reply reply = lenders.handle(lender, headers.get("idempotency-key"), body);
                if (!answer(connection, reply)) {
                    return;
                }
                line = line(in);
            }
        } catch (IOException gone) {
            // FinMe was killed or lost its patience
        }
    }

    /** @return false when the connection is of no use any more */
    private static boolean answer(Socket connection, Lenders.Reply reply) throws IOException {
        OutputStream out = connection.getOutputStream();
        switch (reply.fault()) {
            case NONE -> out.write(response(200, reply.body()));
            case FAILS_AFTER_ACCEPTING -> out.write(response(500, "{}"));
            case ANSWERS_NONSENSE -> out.write(response(200, "{\"id\": <nobody knows"));
            case HANGS -> LockSupport.parkNanos(HANG_NANOS);
            case RESETS -> connection.setSoLinger(true, 0);
            case DRIBBLES -> dribble(out, response(200, reply.body()));
        }
        out.flush();
        return switch (reply.fault()) {
            case NONE, FAILS_AFTER_ACCEPTING, ANSWERS_NONSENSE -> true;
            case HANGS, RESETS, DRIBBLES -> false;
        };
    }

    private static void dribble(OutputStream out, byte[] response) throws IOException {
        for (byte one : response) {
            out.write(one);
            out.flush();
            LockSupport.parkNanos(DRIBBLE_NANOS);
        }
    }

    private static byte[] response(int status, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\nContent-Length: " + content.length
                + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(content);
        return all.toByteArray();
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException closing) {
            // nothing to save
        }
    }
}
