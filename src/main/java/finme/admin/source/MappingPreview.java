package finme.admin.source;

import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import finme.mapping.MappingStudy;
import finme.mapping.MappingStudy.Mark;
import finme.mapping.PayloadFormat;
import finme.mapping.PayloadPath;
import finme.mapping.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be said of a mapping while somebody writes it: each mark in its line, and what a sample makes of it. */
@Component
class MappingPreview {
    private static final int MOST = 30;
    private static final int DEEPEST = 10;

    private final Feel feel;
    private final Payloads payloads;
    private final SourceTrial trial;

    MappingPreview(Feel feel, Payloads payloads, SourceTrial trial) {
        this.feel = feel;
        this.payloads = payloads;
        this.trial = trial;
    }

    /**
     * @param format as the form has it
     * @param externalId blank for none
     * @param sample blank for none yet
     */
    record Draft(PayloadFormat format, String mapping, String externalId, String sample) {}

    /** A mark in the line where it stands. @param field id of the input @param bad whether it has to be mended */
    record Marked(String field, Mark mark, boolean bad, String before, String at, String after) {}

    /**
     * @param unread parts of the sample that nothing looks at
     * @param result null without a sample, or when the mapping does not compile
     */
    record Preview(List<Marked> marks, List<String> unread, SourceTrial.@Nullable Result result) {
        public long mistakes() {
            return marks.stream().filter(Marked::bad).count();
        }
    }

    Preview of(Draft draft) {
        Object payload = payload(draft);
        List<Marked> marks = new ArrayList<>();
        List<PayloadPath> read = new ArrayList<>();
        boolean compiles = study("mapping", draft.mapping(), payload, marks, read);
        if (!draft.externalId().isBlank()) {
            compiles &= study("externalId", draft.externalId(), payload, marks, read);
        }
        return new Preview(
                marks.stream().limit(MOST).toList(),
                payload == null || !compiles ? List.of() : unread(payload, read),
                draft.sample().isBlank() || !compiles ? null : trial.run(draft));
    }

    /** Parts that the mapping reads and the sample lacks, as people write them. */
    List<String> lacking(Draft draft) {
        return of(draft).marks().stream()
                .filter(mark -> mark.mark().code().equals("not_in_sample"))
                .map(Marked::at)
                .distinct()
                .toList();
    }

    private boolean study(
            String field, String text, @Nullable Object payload, List<Marked> marks, List<PayloadPath> read) {
        try {
            MappingStudy study = feel.study(text, "payload");
            study.mistakes().forEach(mark -> marks.add(marked(field, text, mark, true)));
            if (payload != null) {
                missing(study, payload).forEach(mark -> marks.add(marked(field, text, mark, false)));
            }
            study.reads().forEach(each -> read.add(each.path()));
            return true;
        } catch (MappingFault fault) {
            String sentence = "This " + fault.getMessage() + '.';
            marks.add(
                    marked(field, text, new Mark(fault.line(), fault.column(), 1, "does_not_compile", sentence), true));
            return false;
        }
    }

    /** Of parts on one way only the first that is missing is named. */
    private static List<Mark> missing(MappingStudy study, Object payload) {
        List<MappingStudy.Read> missing = study.reads().stream()
                .filter(read -> !read.path().isIn(payload))
                .toList();
        List<Mark> marks = new ArrayList<>();
        for (MappingStudy.Read read : missing) {
            boolean told = missing.stream()
                    .anyMatch(other -> other != read && other.path().leadsTo(read.path()));
            if (!told) {
                PayloadPath known = read.path().within(payload);
                String lacks = read.path().steps().get(known.steps().size());
                String where = known.steps().isEmpty() ? "The sample" : "\"" + known + "\" of the sample";
                read.marks().forEach(mark -> marks.add(mark.as("not_in_sample", where + " has no \"" + lacks + "\".")));
            }
        }
        return marks;
    }

    private static Marked marked(String field, String text, Mark mark, boolean bad) {
        List<String> lines = text.lines().toList();
        String line = mark.line() > 0 && mark.line() <= lines.size() ? lines.get(mark.line() - 1) : "";
        int from = Math.min(Math.max(0, mark.column() - 1), line.length());
        int to = Math.min(from + mark.length(), line.length());
        return new Marked(field, mark, bad, line.substring(0, from), line.substring(from, to), line.substring(to));
    }

    private @Nullable Object payload(Draft draft) {
        try {
            return draft.sample().isBlank()
                    ? null
                    : payloads.read(draft.format(), draft.sample().getBytes(StandardCharsets.UTF_8), null);
        } catch (MalformedPayload unreadable) {
            return null;
        }
    }

    private static List<String> unread(Object payload, List<PayloadPath> read) {
        TreeSet<PayloadPath> parts = new TreeSet<>();
        collect(payload, new PayloadPath(List.of()), parts);
        return parts.stream()
                .filter(part -> read.stream().noneMatch(each -> each.leadsTo(part)))
                .limit(MOST)
                .map(PayloadPath::toString)
                .toList();
    }

    private static void collect(@Nullable Object value, PayloadPath path, TreeSet<PayloadPath> parts) {
        if (path.steps().size() > DEEPEST) {
            return;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, member) -> collect(member, path.then(List.of(String.valueOf(name))), parts));
        } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            list.forEach(item -> collect(item, path, parts));
        } else if (!path.steps().isEmpty()) {
            parts.add(path);
        }
    }
}
