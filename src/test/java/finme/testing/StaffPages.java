package finme.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pages of the back office as an operator gets them, without a browser and without logging in. */
public final class StaffPages {
    private final MockMvc mvc;

    public StaffPages(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    /** @return its HTML; any other answer than 200 fails the test */
    public String open(String path) {
        try {
            MockHttpServletResponse answer = mvc.perform(
                            get(path).with(user("operator").roles("OPERATOR")))
                    .andReturn()
                    .getResponse();
            if (answer.getStatus() != 200) {
                throw new AssertionError(path + " answers " + answer.getStatus());
            }
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception failed) {
            throw new AssertionError(path, failed);
        }
    }
}
