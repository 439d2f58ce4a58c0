package finme.task.store;

import finme.task.BorrowerTask.Kind;
import finme.task.store.Asked.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes tasks of what a lender says it needs: its fields are one form, everything else stands alone. */
final class Needs {
    private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");
    private static final String ANSWER = "answer";

    private Needs() {}

    /** @param name tells it from the lender's other tasks, the same for the same need */
    record Need(Kind kind, String name, Asked asked) {
        @Override
        public String toString() {
            return "Need[" + kind + ']';
        }
    }

    /** @param needs {@code kind, code, text}, each of which may be missing */
    static List<Need> read(List<Map<String, Object>> needs) {
        List<Need> read = new ArrayList<>();
        List<Wanted> fields = new ArrayList<>();
        for (Map<String, Object> need : needs) {
            String code = text(need, "code");
            String text = text(need, "text");
            String said = text.isEmpty() ? code : text;
            Kind kind = kind(text(need, "kind"));
            if (kind == Kind.FIELDS && PATH.matcher(code).matches()) {
                fields.add(new Wanted(code, said));
            } else if (kind == Kind.DOCUMENT) {
                read.add(new Need(kind, code + '/' + text, new Asked(said, List.of(new Wanted(code, said)))));
            } else {
                String key = code.isEmpty() ? ANSWER : code;
                read.add(new Need(Kind.QUESTION, code + '/' + text, new Asked(said, List.of(new Wanted(key, said)))));
            }
        }
        if (!fields.isEmpty()) {
            read.add(0, new Need(Kind.FIELDS, "", new Asked(titles(fields), fields)));
        }
        return read;
    }

    private static String titles(List<Wanted> fields) {
        return String.join(", ", fields.stream().map(Wanted::text).toList());
    }

    private static Kind kind(String said) {
        String kind = said.toUpperCase(Locale.ROOT);
        if (kind.startsWith("FIELD") || kind.equals("DATA")) {
            return Kind.FIELDS;
        }
        return kind.startsWith("DOC") || kind.equals("FILE") || kind.equals("UPLOAD") ? Kind.DOCUMENT : Kind.QUESTION;
    }

    private static String text(Map<String, Object> need, String name) {
        return need.get(name) instanceof String text ? text.strip() : "";
    }
}
