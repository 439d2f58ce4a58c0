package finme.admin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever somebody does may settle what waits: the counts that are shown next are counted anew. */
@Component
class OwnActions implements HandlerInterceptor, WebMvcConfigurer {
    /** Asked for late: half of FinMe stands behind it. */
    private final ObjectProvider<WorkList> work;

    OwnActions(ObjectProvider<WorkList> work) {
        this.work = work;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin/**", "/api/v1/admin/**");
    }

    /** Before the answer leaves: what follows a redirect comes at once. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        forget(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        forget(request);
    }

    private void forget(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            work.getObject().looksDifferent();
        }
    }
}
