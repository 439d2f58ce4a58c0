package finme.dispatch.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A lender down at the socket, so that it can also do what no server would: break off, dribble, say nothing. */
public final class StubLender implements AutoCloseable {
    public final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Behaviour behaviour = answer(200, "{}");

    public StubLender() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        threads.execute(this::accept);
    }

    /** What happens with one request. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(Request request, Socket socket) throws Exception;
    }

    public record Request(String path, Map<String, String> headers, String body) {}

    public static Behaviour answer(int status, String body, String... headers) {
        return (request, socket) -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            byte[] bytes = body.getBytes(UTF_8);
            head.append("Connection: close\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(ISO_8859_1));
            out.write(bytes);
        };
    }

    public static Behaviour reset() {
        return (request, socket) -> socket.setSoLinger(true, 0);
    }

    public static Behaviour hang() {
        return (request, socket) -> waitUntilGone(socket);
    }

    /** A byte every 50 ms, for ever. */
    public static Behaviour dribble() {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                    .getBytes(ISO_8859_1));
            socket.setSoTimeout(50);
            while (true) {
                out.write(' ');
                out.flush();
                try {
                    if (socket.getInputStream().read() < 0) {
                        return;
                    }
                } catch (java.net.SocketTimeoutException stillThere) {
                    continue;
                }
            }
        };
    }

    public static Behaviour endless() {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                    .getBytes(ISO_8859_1));
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        };
    }

    /** The first, the second …, and the last for all further requests. */
    public void does(Behaviour... script) {
        if (script.length == 1) {
            behaviour = script[0];
            return;
        }
        int from = requests.size();
        behaviour = (request, socket) ->
                script[Math.min(requests.indexOf(request) - from, script.length - 1)].serve(request, socket);
    }

    /** Requests that have neither been answered nor given up. */
    public int underWay() {
        return underWay.get();
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort() + "/lead";
    }

    private static void waitUntilGone(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            continue;
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            Behaviour now = behaviour;
            requests.add(request);
            underWay.incrementAndGet();
            try {
                now.serve(request, socket);
            } finally {
                underWay.decrementAndGet();
            }
        } catch (Exception gone) {
            return;
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        headers.put("x-request-number", Long.toString(System.nanoTime()));
        return new Request(first.split(" ")[1], headers, new String(in.readNBytes(length), UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("gone");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
