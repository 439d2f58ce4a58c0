package finme.dispatch.notice;

import finme.dispatch.ReplyContents.Answered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what the borrower has added into the application, where a partner's mapping looks for it. */
final class Given {
    private Given() {}

    static Map<String, Object> into(Map<String, Object> application, List<Answered> answers) {
        Map<String, Object> whole = new HashMap<>(application);
        answers.stream()
                .filter(answer -> answer.kind().equals("FIELD"))
                .forEach(answer -> put(whole, answer.code().split("\\.", -1), 0, answer.value()));
        return whole;
    }

    private static void put(Map<String, Object> into, String[] path, int at, String value) {
        if (at == path.length - 1) {
            into.put(path[at], value);
            return;
        }
        Map<String, Object> inner = new HashMap<>();
        if (into.get(path[at]) instanceof Map<?, ?> known) {
            known.forEach((name, one) -> inner.put(String.valueOf(name), one));
        }
        put(inner, path, at + 1, value);
        into.put(path[at], inner);
    }
}
