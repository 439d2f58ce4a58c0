package finme.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import finme.testing.LogOf;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTests {
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {"connection", "transaction", "lock", "state-55P03", "state-25P03", "state-08006", "state-57P01"})
    void tellsPeopleToComeAgainWhileTheDatabaseIsAway(String what) throws Exception {
        http.perform(get("/" + what))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"));
    }

    @Test
    void tellsWhoSentABodyTooSlowly() throws Exception {
        http.perform(get("/slow"))
                .andExpect(status().isRequestTimeout())
                .andExpect(jsonPath("$.code").value("body_too_slow"));
    }

    @Test
    void saysNothingAboutWhatNobodyForesaw() throws Exception {
        try (LogOf log = new LogOf(ProblemAdvice.class)) {
            String body = http.perform(get("/bug"))
                    .andExpect(status().isInternalServerError())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(body).doesNotContain("secret");
            assertThat(log.text()).contains("ProblemAdviceTests$Failing.fail(").doesNotContain("secret");
        }
    }

    @RestController
    static class Failing {
        @GetMapping("/{what}")
        void fail(@PathVariable String what) {
            if (what.startsWith("state-")) {
                throw new IllegalStateException("engine", new SQLException("x", what.substring(6)));
            }
            throw switch (what) {
                case "lock" -> new CannotAcquireLockException("x");
                case "connection" ->
                    new CannotGetJdbcConnectionException("pool", new SQLTransientConnectionException("timed out"));
                case "transaction" -> new CannotCreateTransactionException("pool");
                case "slow" -> new UncheckedIOException(new ClientAbortException(new BodyTooSlow()));
                default -> new IllegalStateException("a secret");
            };
        }
    }
}
