package finme.chaos.mutant;

import finme.dispatch.calling.Call;
import java.util.TreeMap;
import java.util.UUID;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** m4: every attempt has a key of its own. */
final class NewKeyPerTry implements MethodInterceptor {
    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object[] arguments = invocation.getArguments();
        if (arguments.length == 2 && arguments[1] instanceof Call call) {
            TreeMap<String, String> headers = new TreeMap<>(call.headers());
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
            arguments[1] = new Call(call.uri(), call.method(), headers, call.body());
        }
        return invocation.proceed();
    }
}
