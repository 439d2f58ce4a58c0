package finme.platform.web.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** More bytes than this address takes; found while reading, when the sender did not say how many would come. */
public final class BodyTooLarge extends IOException {
    private final long limit;

    public BodyTooLarge(long limit) {
        super("body too large");
        this.limit = limit;
    }

    public String sentence() {
        return "The body is larger than " + limit / 1024 + " KiB.";
    }

    static @Nullable BodyTooLarge in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge found) {
                return found;
            }
        }
        return null;
    }
}
