package finme.platform.web.limit;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * An end for the head of a request, counted from its first byte. Tomcat's own time-out begins anew with each byte, so a
 * caller who sends a header now and then keeps a connection for ever, and many of them keep all there are. Looked for once a
 * second. Tomcat makes it by its class name.
 */
public final class HeadDeadline extends Http11NioProtocol {
    private static final long NOT_BEGUN = -1;

    private volatile long longest = Duration.ofSeconds(10).toNanos();
    private volatile @Nullable ScheduledFuture<?> looking;

    void longest(Duration head) {
        longest = head.toNanos();
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor().scheduleWithFixedDelay(this::cutOff, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        ScheduledFuture<?> present = looking;
        if (present != null) {
            present.cancel(false);
        }
        super.stop();
    }

    private void cutOff() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (connection.getCurrentProcessor() instanceof AbstractProcessor processor
                    && !processor.isAsync()
                    && isLate(processor.getRequest(), now)) {
                connection.close();
            }
        }
    }

    /** While more of a head is waited for, Tomcat calls the stage ended; a request that was served has no beginning any more. */
    private boolean isLate(Request request, long now) {
        long begun = request.getStartTimeNanos();
        int stage = request.getRequestProcessor().getStage();
        boolean unfinished = stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED;
        return begun != NOT_BEGUN && unfinished && now - begun > longest;
    }
}
