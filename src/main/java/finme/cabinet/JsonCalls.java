package finme.cabinet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Programs speak JSON with the cabinet or send no body: what a form could send is refused, also where nothing of a body is
 * read. Documents alone come as a form does.
 */
@Configuration(proxyBeanMethods = false)
class JsonCalls implements HandlerInterceptor, WebMvcConfigurer {
    private static final List<MediaType> TAKEN =
            List.of(MediaType.APPLICATION_JSON, MediaType.valueOf("application/*+json"));

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/v1/cabinet/**")
                .excludePathPatterns("/api/v1/cabinet/applications/*/tasks/*/documents");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        String given = request.getContentType();
        if (given != null && hasBody(request) && !isJson(given)) {
            throw new HttpMediaTypeNotSupportedException("Only JSON is taken.");
        }
        return true;
    }

    /** Many a client names a form's type where it sends nothing. */
    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isJson(String given) {
        try {
            MediaType type = MediaType.parseMediaType(given);
            return TAKEN.stream().anyMatch(taken -> taken.includes(type));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }
}
