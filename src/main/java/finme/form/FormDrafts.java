package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.PastVersion;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to a published form: a draft of it, one at a time, and its versions. */
public interface FormDrafts {
    /**
     * What will be published next.
     *
     * @param revision grows with every save, also over publications
     * @param form its version is the published one it was begun on, null when there was none
     */
    record Draft(Form form, int revision, Instant at, String actor) {}

    Optional<Draft> find(String key);

    /** Keys of forms that have a draft, also of those that were never published. */
    List<String> keys();

    /** @return everything that stands against publishing the schema, with JSON pointers into it */
    List<Fault> faults(String key, JsonNode schema);

    /**
     * @param expected which revision the caller has seen; none when there is no draft
     * @throws finme.kernel.Problem 422 with every fault, 412 {@code stale}
     */
    Draft save(String key, JsonNode schema, ExpectedVersion expected, String actor);

    /**
     * Texts in one language: of the draft, or, where there is none, of the published form as a new version of it.
     *
     * @param texts by place, see {@link FormTexts}
     * @param seen what the caller has read them from
     * @return the form they are now part of
     * @throws finme.kernel.Problem 404, 422 for a place that has no text, 412 {@code stale}
     */
    Form translate(String key, String language, Map<String, String> texts, Seen seen, String actor);

    /**
     * @param draft revision that counts where there is a draft
     * @param published version that counts where there is none
     */
    record Seen(ExpectedVersion draft, ExpectedVersion published) {
        public static final Seen ANYTHING = new Seen(ExpectedVersion.ANY, ExpectedVersion.ANY);
    }

    /** @throws finme.kernel.Problem 404 without a draft, 422 with every fault, 412 {@code stale} */
    Form publish(String key, @Nullable String note, ExpectedVersion expected, String actor);

    /** @throws finme.kernel.Problem 404 without a draft, 412 {@code stale} */
    void discard(String key, ExpectedVersion expected);

    /** Newest first; empty when nothing was published. */
    List<PastVersion> versions(String key);

    /**
     * Publishes a former version anew; a draft stays as it is.
     *
     * @throws finme.kernel.Problem 404, 422 when it would be refused today
     */
    Form restore(String key, int version, String actor);
}
