package finme.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Looks at a path with variables in it only where its fixed beginning fits: Spring asks each of some hundred mappings for
 * its methods and headers first, at every request.
 */
class PrefixedMappings extends RequestMappingHandlerMapping {
    private final Map<RequestMappingInfo, String[]> beginnings = new ConcurrentHashMap<>();
    /** Of the request this thread looks for: as an attribute, it would be asked of all wrappers, for each mapping. */
    private final ThreadLocal<String> path = new ThreadLocal<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        path.set(lookupPath);
        try {
            return super.lookupHandlerMethod(lookupPath, request);
        } finally {
            path.remove();
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        String wanted = path.get();
        return wanted == null || mayMatch(info, wanted) ? super.getMatchingMapping(info, request) : null;
    }

    private boolean mayMatch(RequestMappingInfo info, String path) {
        // encoded: only the parsed path tells
        if (path.indexOf('%') >= 0) {
            return true;
        }
        for (String beginning : beginnings.computeIfAbsent(info, PrefixedMappings::beginnings)) {
            if (path.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static String[] beginnings(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                // '/files/**' fits '/files', too
                .map(pattern -> pattern.replaceFirst("/?[{*?].*", ""))
                .toArray(String[]::new);
    }
}
