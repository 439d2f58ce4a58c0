package finme.gateway.server;

import finme.gateway.WireContract;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses an edge too new or too old to be understood, whatever it asks but which versions there are. */
@Configuration(proxyBeanMethods = false)
class WireVersions implements WebMvcConfigurer {
    static final WireContract.Versions TAKEN =
            new WireContract.Versions(WireContract.VERSION - 1, WireContract.VERSION);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Check()).addPathPatterns("/edge/v1/**");
    }

    private static final class Check implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method
                    && method.getBeanType() != ContractForEdge.class
                    && !isTaken(request.getHeader(WireContract.VERSION_HEADER))) {
                throw Problem.of(422, "unknown_version", "Core does not understand an edge of this version.");
            }
            return true;
        }

        private static boolean isTaken(@Nullable String version) {
            return version != null && version.matches("\\d{1,4}") && TAKEN.take(Integer.parseInt(version));
        }
    }
}
