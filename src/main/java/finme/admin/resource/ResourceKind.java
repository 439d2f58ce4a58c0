package finme.admin.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * How one kind of master data is administered. Templates go by its names: {@code admin/partners} lists them,
 * {@code admin/partner} shows one under the attribute {@code partner}, {@code admin/partner-form} edits it.
 *
 * @param <T> what its JSON is read into, member for member
 */
public interface ResourceKind<T> {
    /** Plural, part of the addresses: {@code partners}. */
    String path();

    /** Singular, as people say it: {@code partner}. */
    String noun();

    /** Symbol in the navigation, an id of {@code icons.svg}. */
    String icon();

    /** One sentence for the API's description. */
    String description();

    Class<T> type();

    Catalogue<T> catalogue();

    /** Whether a write has to say which version it has seen. */
    default boolean needsPrecondition() {
        return false;
    }

    /** Inputs of the form by JSON pointer; without any there is no form. */
    default Map<String, FormFields.Kind> inputs() {
        return Map.of();
    }

    /** What a new one begins with, by JSON pointer. */
    default Map<String, String> blank() {
        return Map.of();
    }

    /** The resource as the form means it. */
    default ObjectNode tidied(ObjectNode form) {
        return form;
    }

    /**
     * Completes a new one that came by the form.
     *
     * @return what is shown once, after saving
     */
    default Map<String, Object> complete(ObjectNode fresh) {
        return Map.of("done", "Created.");
    }

    /** What people read after saving. */
    default String saved() {
        return "Saved.";
    }

    /** What people read after saving this. */
    default String saved(Versioned<T> now) {
        return saved();
    }

    /** Adds what its page shows beside it. */
    default void show(Versioned<T> it, Model model) {}

    /** Adds what its form shows beside the inputs. @param it null for a new one */
    default void edit(@Nullable Versioned<T> it, Model model) {}

    /** @return empty when the kind has no such state that one click changes */
    default Optional<Switch<T>> state(String state) {
        return Optional.empty();
    }

    /** As a table for spreadsheets; null for kinds that are none. */
    default @Nullable Table<T> table() {
        return null;
    }

    /** A resource as CSV in UTF-8, both ways. */
    interface Table<T> {
        String write(T value);

        /**
         * @param code of the resource
         * @throws Problem 422 with every fault, each with its line and column
         */
        T read(String code, byte[] csv);

        /** The same faults, told by line and column of the table that was read. */
        Problem located(Problem problem, byte[] csv);
    }

    /**
     * What a change would do, as JSON, for whoever asks before saving it.
     *
     * @param present null for a new one
     * @return null when the places that differ say it all
     */
    default @Nullable Object impact(@Nullable T present, T proposed) {
        return null;
    }

    /** @param edit what the click changes @param done what people read then */
    record Switch<T>(Function<T, T> edit, String done) {}

    /**
     * What keeps it from being deleted, in a sentence. What applications or the ledger name is kept for good.
     *
     * @return empty when it was never used
     */
    default Optional<String> use(String code) {
        return Optional.of("This is kept for good.");
    }

    /** @throws Problem 404; 409 {@code in_use} with what keeps it; 412 */
    default void remove(String code, ExpectedVersion expected, String actor) {
        ResourcePages.find(this, code);
        use(code).ifPresent(why -> {
            throw Problem.conflict("in_use", why);
        });
        catalogue().remove(code, expected, actor);
    }

    /**
     * Tries it out without storing anything.
     *
     * @param sent the trial's form
     * @return attributes for its page; null when the kind has no trial
     */
    default @Nullable CompletionStage<Map<String, Object>> tryOut(
            Versioned<T> it, Map<String, String> sent, String actor) {
        return null;
    }
}
