package finme.platform.web.problem;

import java.net.SocketTimeoutException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;

/** A body that has not arrived in its time. Tomcat answers 408 to it, also where nobody of ours sees it. */
public final class BodyTooSlow extends SocketTimeoutException {
    static final String CODE = "body_too_slow";
    static final String SENTENCE = "The body took too long to arrive.";

    public BodyTooSlow() {
        super("body too slow");
    }

    /** Whether a body came too slowly, as a whole or between two bytes of it. */
    static boolean isIn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException && cause.getCause() instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
