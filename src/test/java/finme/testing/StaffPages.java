package finme.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pages of the back office as somebody of the staff gets them, without a browser and without logging in. */
public final class StaffPages {
    private final MockMvc mvc;

    public StaffPages(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    /** @return its HTML; any other answer than 200 fails the test */
    public String open(String path) {
        return open(path, "OPERATOR");
    }

    public String open(String path, String role) {
        return html(
                path,
                () -> mvc.perform(get(path).with(user("somebody").roles(role))).andReturn());
    }

    /** Sends a form. */
    public String send(String path, String role, Map<String, String> form) {
        return html(path, () -> {
            MockHttpServletRequestBuilder request =
                    post(path).with(user("somebody").roles(role)).with(csrf());
            form.forEach(request::param);
            MvcResult begun = mvc.perform(request).andReturn();
            return begun.getRequest().isAsyncStarted()
                    ? mvc.perform(asyncDispatch(begun)).andReturn()
                    : begun;
        });
    }

    /** Sends a form with a file by htmx; its field {@code action} stands before the file. @return the part of the page */
    public String upload(String path, String role, String action, String file) {
        String body = """
                --part\r
                Content-Disposition: form-data; name="action"\r
                \r
                %s\r
                --part\r
                Content-Disposition: form-data; name="file"; filename="list.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --part--\r
                """.formatted(action, file);
        return html(
                path,
                () -> mvc.perform(post(path)
                                .with(user("somebody").roles(role))
                                .with(csrf())
                                .header("HX-Request", "true")
                                .contentType("multipart/form-data; boundary=part")
                                .content(body))
                        .andReturn());
    }

    /** Sends a form of parts without htmx, as a browser does. @return where it leads to */
    public String save(String path, String role, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--part\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        try {
            MockHttpServletResponse answer = mvc.perform(post(path)
                            .with(user("somebody").roles(role))
                            .with(csrf())
                            .contentType("multipart/form-data; boundary=part")
                            .content(body.append("--part--\r\n").toString()))
                    .andReturn()
                    .getResponse();
            if (answer.getRedirectedUrl() == null) {
                throw new AssertionError(path + " answers " + answer.getStatus() + ": " + answer.getContentAsString());
            }
            return answer.getRedirectedUrl();
        } catch (Exception failed) {
            throw new AssertionError(path, failed);
        }
    }

    private static String html(String path, Callable<MvcResult> call) {
        try {
            MockHttpServletResponse answer = call.call().getResponse();
            if (answer.getStatus() != 200) {
                throw new AssertionError(path + " answers " + answer.getStatus());
            }
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception failed) {
            throw new AssertionError(path, failed);
        }
    }
}
