package finme.source;

import finme.mapping.PayloadFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender has to know to post to one source; nothing of any other.
 *
 * @param externalId where the sender's own id stands, null when the source has none
 * @param sample a body that passes as it stands; null when none could be found
 */
public record PostingGuide(
        String source,
        String name,
        String url,
        PayloadFormat format,
        boolean completes,
        @Nullable String externalId,
        List<Field> fields,
        @Nullable String sample,
        List<Answer> answers) {
    /**
     * @param path names with dots between them, {@code []} after a list
     * @param type {@code text, number, integer, true or false, date, time, code}
     * @param required whether the sample is refused without it
     * @param values all that are taken; empty when that is not a list of words
     * @param examples words with a meaning of their own among others that are taken
     * @param fills what it becomes, in words
     * @param means the same by name: a canonical path, {@code attributes.<name>}, {@code ownId}, or {@code all} of it
     */
    public record Field(
            String path,
            String type,
            boolean required,
            List<String> values,
            List<String> examples,
            List<String> fills,
            List<String> means,
            @Nullable String example) {}

    /** @param name of what it says @param code of the problem, null for none @param body as JSON */
    public record Answer(String name, int status, @Nullable String code, String text, String body) {}
}
