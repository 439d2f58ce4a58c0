package finme.dispatch.calling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts an application down to the paths a partner may see. */
final class Shares {
    private Shares() {}

    static Map<String, Object> only(Map<String, Object> application, List<String> paths) {
        Map<String, Object> visible = new HashMap<>();
        for (String path : paths) {
            copy(application, visible, path);
        }
        return visible;
    }

    private static void copy(Map<?, ?> from, Map<String, Object> to, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Object value = from.get(name);
        if (dot < 0) {
            if (value != null) {
                to.put(name, value);
            }
        } else if (value instanceof Map<?, ?> nested) {
            if (to.get(name) == value) {
                return;
            }
            Map<String, Object> part = new HashMap<>();
            if (to.get(name) instanceof Map<?, ?> sofar) {
                sofar.forEach((key, kept) -> part.put(String.valueOf(key), kept));
            }
            copy(nested, part, path.substring(dot + 1));
            to.put(name, part);
        }
    }
}
