package finme.platform.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** More bytes than this address takes; found while reading, when the sender did not say how many would come. */
final class BodyTooLarge extends IOException {
    private final long limit;

    BodyTooLarge(long limit) {
        super("body too large");
        this.limit = limit;
    }

    String sentence() {
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
