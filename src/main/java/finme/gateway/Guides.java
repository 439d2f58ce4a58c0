package finme.gateway;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The posting guides of sources, each under its unguessable link. */
@HttpExchange("/edge/v1/guides")
public interface Guides {
    /** @return empty for any text that is no link of today */
    @PostExchange
    Optional<Guide> byToken(@RequestBody String token);

    /**
     * @param source code of it
     * @param externalId where the sender's own id stands, null when it has none
     * @param sample passes as it stands, null when none could be found
     */
    record Guide(
            String source,
            String name,
            String url,
            String format,
            String mediaType,
            @Nullable String externalId,
            List<Field> fields,
            @Nullable String sample,
            List<Answer> answers) {}

    /**
     * @param path names with dots between them, {@code []} after a list
     * @param values all words it may have; empty when that is no list of words
     * @param examples words with a meaning of their own among any that are taken
     * @param fills what it becomes, in words
     * @param means the same by name: a canonical path, {@code attributes.<name>}, {@code ownId}, or {@code all} of it
     */
    record Field(
            String path,
            String type,
            boolean required,
            List<String> values,
            List<String> examples,
            List<String> fills,
            List<String> means,
            @Nullable String example) {}

    /** @param name of what it says @param body an example of it, JSON */
    record Answer(String name, int status, @Nullable String code, String text, String body) {}
}
