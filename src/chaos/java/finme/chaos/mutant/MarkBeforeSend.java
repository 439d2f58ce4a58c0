package finme.chaos.mutant;

import finme.dispatch.calling.Call;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** m3: the dispatch is written down as delivered, and then it is sent. */
final class MarkBeforeSend implements MethodInterceptor {
    private final Supplier<JdbcTemplate> jdbc;

    MarkBeforeSend(Supplier<JdbcTemplate> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        if (!(invocation.getArguments().length == 2 && invocation.getArguments()[1] instanceof Call call)) {
            return invocation.proceed();
        }
        jdbc.get()
                .update(
                        "update fdforge.dispatch set state = 'WAITING', due_at = decide_by, lease_owner = null"
                                + " where id = ? and state = 'SENDING'",
                        UUID.fromString(String.valueOf(call.headers().get("Idempotency-Key"))));
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return (CompletableFuture<?>) invocation.proceed();
                            } catch (Throwable failed) {
                                throw new IllegalStateException(failed);
                            }
                        },
                        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))
                .thenCompose(reply -> reply);
    }
}
