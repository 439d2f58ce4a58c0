package finme.platform.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the servlet container reports: a page for people, a problem for programs. Never a message or a stack trace. */
@Controller
public class ErrorPages implements ErrorController {
    private static final boolean PAGE = new ClassPathResource("templates/error.html").exists();

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (PAGE && isPerson(request)) {
            return new ModelAndView(
                    "error", Map.of("status", status, "code", Problems.codeOf(status)), HttpStatusCode.valueOf(status));
        }
        problems.write(response, status, Problems.codeOf(status), Problems.sentence(status));
        return null;
    }

    private static boolean isPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean api = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && (uri.startsWith("/api/") || uri.startsWith("/engine-rest/"));
        return !api && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
