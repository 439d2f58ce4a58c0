package finme.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between an edge and core; can be cut and mended. */
public final class Line implements AutoCloseable {
    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    public Line(int there) {
        this.there = there;
        try {
            here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        start(this::accept);
    }

    public String url() {
        return "https://localhost:" + here.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(Line::end);
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket from = here.accept();
                if (cut) {
                    end(from);
                    continue;
                }
                Socket to = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(from);
                open.add(to);
                start(() -> copy(from, to));
                start(() -> copy(to, from));
            } catch (IOException ended) {
                // the next one, or the end
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // as the other direction
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // that is what was wanted
        }
    }

    @Override
    public void close() {
        cut();
        try {
            here.close();
        } catch (IOException closed) {
            // that is what was wanted
        }
    }
}
