package finme.platform.web.limit;

import finme.platform.web.problem.BodyTooSlow;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body as Tomcat reads it, whoever asks for it, with an end counted from its first read. */
final class TimedBody implements InputBuffer {
    private final InputBuffer body;
    private final BooleanSupplier finished;
    private final long most;
    private long begun;
    private boolean read;
    private boolean late;

    TimedBody(InputBuffer body, BooleanSupplier finished, Duration most) {
        this.body = body;
        this.finished = finished;
        this.most = most.toNanos();
    }

    /** Whether waiting for more was given up. */
    boolean isLate() {
        return late;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        long now = System.nanoTime();
        if (!read) {
            read = true;
            begun = now;
        }
        if (late || now - begun > most && !finished.getAsBoolean()) {
            late = true;
            throw new BodyTooSlow();
        }
        try {
            return body.doRead(handler);
        } catch (SocketTimeoutException silent) {
            late = true;
            throw silent;
        }
    }

    /** @return whether all the rest came within that time; it is thrown away */
    boolean skip(Duration within) {
        long from = System.nanoTime();
        Thrown away = new Thrown();
        try {
            while (!late && body.doRead(away) >= 0) {
                late = System.nanoTime() - from > within.toNanos();
            }
            return !late;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public int available() {
        return body.available();
    }

    private static final class Thrown implements ApplicationBufferHandler {
        private ByteBuffer buffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer next) {
            buffer = next;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // what is thrown away needs no room
        }
    }
}
