package finme.chaos.mutant;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** m1: what comes before we know that we asked is thanked for and thrown away. */
final class DropEarlyCallbacks implements MethodInterceptor {
    private final Supplier<JdbcTemplate> jdbc;
    private final ObjectMapper json = new ObjectMapper();

    DropEarlyCallbacks(Supplier<JdbcTemplate> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (call.getMethod().getName().equals("receive") && call.getArguments()[4] instanceof byte[] body) {
            String reference = json.readTree(body).path("ref").asText();
            List<String> states = jdbc.get()
                    .queryForList("select state from fdforge.dispatch where reference = ?", String.class, reference);
            if (!states.contains("WAITING") && !states.contains("CLOSED")) {
                return null;
            }
        }
        return call.proceed();
    }
}
