package finme.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The line between an edge and core; can be cut and mended, and held: then core hears nothing, and the edge only waits. */
public final class Line implements AutoCloseable {
    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger held = new AtomicInteger();
    private volatile boolean cut;
    private volatile CountDownLatch free = new CountDownLatch(0);

    public Line(int there) {
        this.there = there;
        try {
            here = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
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

    /** What edges send from now on stays here; that they connect does not. */
    public void hold() {
        free = new CountDownLatch(1);
    }

    /** Whose asking does not get through. */
    public int held() {
        return held.get();
    }

    public void release() {
        free.countDown();
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
                start(() -> copy(from, to, this::pass));
                start(() -> copy(to, from, InputStream::transferTo));
            } catch (IOException ended) {
                // the next one, or the end
            }
        }
    }

    private interface Way {
        void go(InputStream in, OutputStream out) throws IOException;
    }

    /** The first piece says hello and asks for nothing. */
    private void pass(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[1 << 14];
        boolean hello = true;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (!hello) {
                held.incrementAndGet();
                await(free);
                held.decrementAndGet();
            }
            hello = false;
            out.write(piece, 0, read);
        }
    }

    private static void await(CountDownLatch free) throws IOException {
        try {
            free.await();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException();
        }
    }

    private void copy(Socket from, Socket to, Way way) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            way.go(in, out);
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
        release();
        cut();
        try {
            here.close();
        } catch (IOException closed) {
            // that is what was wanted
        }
    }
}
