package finme.crm.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a call goes: below the CRM's address, and nowhere else. */
final class RestAddress {
    private static final Pattern WRITTEN = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*(\\?[^#\\s\\p{Cntrl}]*)?");
    private static final Pattern UP = Pattern.compile("(^|/|%2[fF])(\\.|%2[eE]){1,2}(/|%2[fF]|\\?|$)");

    private RestAddress() {}

    /**
     * @param path what its FEEL gave
     * @return null when it is none
     */
    static @Nullable URI of(URI root, @Nullable Object path) {
        String written = written(path);
        if (written == null
                || !WRITTEN.matcher(written).matches()
                || UP.matcher(written).find()) {
            return null;
        }
        try {
            return URI.create(root + written);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable String written(@Nullable Object path) {
        if (path instanceof String text) {
            return text;
        }
        if (path instanceof Map<?, ?> parts && parts.get("path") instanceof Collection<?> steps) {
            return steps.stream().map(step -> '/' + encoded(step)).collect(Collectors.joining()) + query(parts);
        }
        return null;
    }

    private static String query(Map<?, ?> parts) {
        if (!(parts.get("query") instanceof Map<?, ?> query)) {
            return "";
        }
        String written = query.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .flatMap(each ->
                        values(each.getValue()).stream().map(value -> encoded(each.getKey()) + '=' + encoded(value)))
                .collect(Collectors.joining("&"));
        return written.isEmpty() ? "" : '?' + written;
    }

    private static Collection<?> values(Object value) {
        return value instanceof Collection<?> several ? several : List.of(value);
    }

    private static String encoded(@Nullable Object part) {
        return URLEncoder.encode(String.valueOf(part), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
