package finme.cabinet.cases;

import finme.gateway.BorrowerCases.FieldView;
import finme.gateway.BorrowerCases.Step;
import finme.gateway.BorrowerCases.TaskView;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** States and happenings in the borrower's language. What has no words for a borrower is not shown to one. */
@Component
public class CaseTexts {
    private static final String PARTNER = "partner.";

    private final MessageSource messages;

    CaseTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** Where am I, what happens next, what can I do. */
    String status(String status, Locale locale) {
        return String.join(
                " ",
                sentence(text("status." + status + ".title", locale)),
                sentence(text("status." + status + ".text", locale)),
                sentence(text("status." + status + ".do", locale)));
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + '.';
    }

    public Optional<String> step(Step step, Locale locale) {
        String partner = step.partner() == null ? "" : step.partner();
        if (step.code().startsWith(PARTNER)) {
            String state = find(step.code(), locale);
            return Optional.ofNullable(state)
                    .map(words -> messages.getMessage("step.partner", new Object[] {partner, words}, locale));
        }
        return Optional.ofNullable(find("step." + step.code(), locale, partner));
    }

    public String title(TaskView task, Locale locale) {
        String title = task.title();
        return title == null || title.isBlank() ? text("task." + task.kind() + ".title", locale) : title;
    }

    public String label(FieldView field, Locale locale) {
        if (field.label() != null && !field.label().isBlank()) {
            return field.label();
        }
        String known = find("complete.field." + field.key(), locale);
        return known == null ? field.key() : known;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private @Nullable String find(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, null, locale);
    }
}
