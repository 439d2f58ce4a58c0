package finme.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Answers that may be still to come: an edge's come from core, core's own are there at once. */
public final class Later {
    private Later() {}

    /** Does it now; what it throws is the answer as well. */
    public static <T> CompletableFuture<T> now(Callable<T> work) {
        return of(() -> CompletableFuture.completedFuture(work.call()));
    }

    /** What is thrown before there is anything to wait for is the answer as well. */
    public static <T> CompletableFuture<T> of(Callable<CompletableFuture<T>> work) {
        try {
            return work.call();
        } catch (Exception refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Why it failed, without what was put around it on its way. */
    public static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
