package finme.platform.web.problem;

import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;

/** A body whose parts are not told apart as HTTP has it; Tomcat says so when somebody reads it. */
final class BrokenBody {
    private BrokenBody() {}

    static boolean isIn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRequestException) {
                return true;
            }
        }
        return false;
    }
}
