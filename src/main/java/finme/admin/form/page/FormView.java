package finme.admin.form.page;

import finme.form.Form;
import finme.form.FormDrafts.Draft;
import finme.form.FormTexts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form as pages show it.
 *
 * @param version the published one; null when nothing is
 * @param draft null when there is none
 * @param ofTask whether tasks of the process show it, and no page; without a version it is as shipped, or as Modeler deployed it
 * @param texts by language, each with how many are missing in what is published, or in the draft of one that never was
 */
public record FormView(
        String key,
        String title,
        @Nullable Integer version,
        @Nullable Instant publishedAt,
        int fields,
        String source,
        @Nullable DraftView draft,
        boolean ofTask,
        List<Language> texts) {
    /** @param behind whether something newer was published since it was begun */
    public record DraftView(int revision, Instant at, String actor, boolean behind) {}

    public record Language(String code, String name, boolean own, int missing) {}

    static FormView of(Form form, @Nullable Form published, @Nullable Instant publishedAt, @Nullable Draft draft) {
        String own = form.read().language();
        List<Language> texts = Stream.concat(Stream.of(own), form.languages().stream())
                .distinct()
                .map(code -> new Language(
                        code,
                        LanguageWords.of(code),
                        code.equals(own),
                        FormTexts.missing(form, code).size()))
                .toList();
        return new FormView(
                form.key(),
                title(form),
                published == null ? null : published.version(),
                publishedAt,
                form.read().fields().size(),
                form.read().source(),
                draft == null ? null : view(draft, published),
                form.read().isOfTask(),
                texts);
    }

    private static DraftView view(Draft draft, @Nullable Form published) {
        Integer begun = draft.form().version();
        boolean behind = published != null
                && published.version() != null
                && !published.version().equals(begun);
        return new DraftView(draft.revision(), draft.at(), draft.actor(), behind);
    }

    static FormView fresh(String key, String title, boolean ofTask) {
        return new FormView(key, title.isBlank() ? key : title.strip(), null, null, 0, "", null, ofTask, List.of());
    }

    private static String title(Form form) {
        String title = form.schema().path("title").asText("");
        return title.isBlank() ? form.key() : title;
    }

    public int missing() {
        return texts.stream().mapToInt(Language::missing).sum();
    }
}
