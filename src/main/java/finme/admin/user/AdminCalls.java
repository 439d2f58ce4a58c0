package finme.admin.user;

import finme.admin.resource.ResourceKind;
import finme.admin.resource.ResourceKinds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The calls of the back office's API, as they describe themselves. */
@Component
class AdminCalls {
    private static final String API = "/api/v1/admin/";
    private static final String KIND = "{kind}";

    private final RequestMappingHandlerMapping mapping;
    private final ResourceKinds kinds;

    AdminCalls(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, ResourceKinds kinds) {
        this.mapping = mapping;
        this.kinds = kinds;
    }

    /** @param subject its tag in the API's description @param summary what it does */
    record AdminCall(String subject, String summary, String method, String path) {}

    List<AdminCall> all() {
        List<AdminCall> calls = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            Operation operation = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Operation.class);
            if (operation != null && !operation.hidden()) {
                for (String path : info.getPatternValues()) {
                    if (path.startsWith(API)) {
                        methods(info).forEach(method -> add(calls, handler, operation.summary(), method, path));
                    }
                }
            }
        });
        return calls;
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream().map(RequestMethod::name);
    }

    private void add(List<AdminCall> calls, HandlerMethod handler, String summary, String method, String path) {
        if (path.contains(KIND)) {
            for (ResourceKind<?> kind : kinds.all()) {
                String subject = Character.toUpperCase(kind.path().charAt(0))
                        + kind.path().substring(1);
                calls.add(new AdminCall(subject, summary, method, path.replace(KIND, kind.path())));
            }
            return;
        }
        Tag tag = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Tag.class);
        calls.add(new AdminCall(tag == null ? "Others" : tag.name(), summary, method, path));
    }
}
