package finme.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import finme.testing.LogOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

class UnforeseenFailuresTests {
    private final UnforeseenFailures failures = new UnforeseenFailures();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Failing())
            .setHandlerExceptionResolvers(failures)
            .build();
    private final LogOf log = new LogOf(UnforeseenFailures.class);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aPageThatFailsIsLoggedWithFramesAndWithoutMessages() throws Exception {
        http.perform(get("/page")).andExpect(status().isInternalServerError());
        assertThat(log.sentences()).containsExactly("ERROR Unforeseen failure of a request");
        assertThat(log.text())
                .contains("IllegalArgumentException", "UnforeseenFailuresTests$Failing.page(")
                .doesNotContain("Irina");
    }

    @Test
    void whoMayNotIsLeftToTheSecurityChain() {
        assertThat(failures.resolveException(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        null,
                        new AccessDeniedException("no")))
                .isNull();
        assertThat(log.sentences()).isEmpty();
    }

    @Controller
    static class Failing {
        @GetMapping("/page")
        String page() {
            throw new IllegalStateException("Irina", new IllegalArgumentException("Irina"));
        }
    }
}
