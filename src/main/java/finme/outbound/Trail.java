package finme.outbound;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange is about, for whoever follows applications across systems. Unless somebody does, all of this is one look
 * at a field.
 */
public final class Trail {
    private static final ThreadLocal<@Nullable UUID> ABOUT = new ThreadLocal<>();
    private static volatile @Nullable Witness witness;

    private Trail() {}

    /** Who follows; there is one for the process. */
    @FunctionalInterface
    public interface Witness {
        /** @param about application it is about; null when that is not known */
        Step leaving(String method, String host, @Nullable UUID about);
    }

    /** One exchange as it is followed. */
    public interface Step {
        /** What whoever is called is told by headers. */
        Map<String, String> headers();

        /** @param status null when there was no answer @param fault why there was none */
        void ended(@Nullable Integer status, @Nullable Throwable fault);
    }

    /** @param one null when nobody follows any more */
    public static void watch(@Nullable Witness one) {
        witness = one;
    }

    /**
     * What is sent within the call is about this application.
     *
     * @param application only asked for when somebody follows; may give null
     */
    public static <T> T about(Supplier<@Nullable UUID> application, Supplier<T> call) {
        return witness == null ? call.get() : with(application.get(), call);
    }

    private static <T> T with(@Nullable UUID application, Supplier<T> call) {
        UUID before = ABOUT.get();
        ABOUT.set(application);
        try {
            return call.get();
        } finally {
            ABOUT.set(before);
        }
    }

    /** A step on another thread that is about the same as this one. */
    static <A, B> Function<A, B> kept(Function<A, B> step) {
        if (witness == null) {
            return step;
        }
        UUID application = ABOUT.get();
        return given -> with(application, () -> step.apply(given));
    }

    static CompletableFuture<HttpResponse<byte[]>> watched(
            HttpRequest request, Function<HttpRequest, CompletableFuture<HttpResponse<byte[]>>> exchange) {
        Witness watching = witness;
        if (watching == null) {
            return exchange.apply(request);
        }
        Step step =
                watching.leaving(request.method(), String.valueOf(request.uri().getHost()), ABOUT.get());
        HttpRequest.Builder told = HttpRequest.newBuilder(request, (name, value) -> true);
        step.headers().forEach(told::setHeader);
        return exchange.apply(told.build())
                .whenComplete((answer, fault) -> step.ended(answer == null ? null : answer.statusCode(), fault));
    }
}
