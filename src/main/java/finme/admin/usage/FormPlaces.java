package finme.admin.usage;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.Form;
import finme.form.FormBinding;
import finme.form.FormField;
import finme.form.FormSchema;
import finme.form.Forms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fields of published forms: what they ask for, the options they write down, the codes their formulas speak of. */
@Component
@Order(4)
class FormPlaces implements Places {
    private static final List<String> FORMULAS =
            List.of("/conditional/hide", "/expression", "/valuesExpression", "/validate/min", "/validate/max");

    private final Forms forms;
    private final Texts texts;

    FormPlaces(Forms forms, Texts texts) {
        this.forms = forms;
        this.texts = texts;
    }

    @Override
    public Stream<Place> all() {
        return forms.all().stream().filter(form -> !form.read().isOfTask()).flatMap(this::places);
    }

    private Stream<Place> places(Form form) {
        FormSchema schema = form.read();
        return schema.all().map(field -> place(form, schema, field));
    }

    private Place place(Form form, FormSchema schema, FormField field) {
        String title = form.schema().path("title").asText(form.key());
        String text = '"' + field.label() + "\" of the form " + title + " asks for it.";
        Usage usage = new Usage(Usage.Kind.FORM, form.key(), field.name(), text);
        Set<Place.Value> words = new HashSet<>();
        if (field.isChoice() && field.directory() == null) {
            options(field)
                    .forEach(option -> members(field)
                            .map(member -> new Place.Value(member, option))
                            .forEach(words::add));
        }
        FORMULAS.forEach(place -> words(field.json().at(place), schema).forEach(words::add));
        return new Place(usage, field.isKeyed() ? Set.of(FormBinding.target(field)) : Set.of(), words);
    }

    private Stream<Place.Value> words(JsonNode formula, FormSchema schema) {
        String text = formula.asText("");
        return text.startsWith("=")
                ? texts.mentions(text.substring(1)).words().stream()
                        .flatMap(word -> schema.field(word.path()).stream()
                                .flatMap(FormPlaces::members)
                                .map(member -> new Place.Value(member, word.text())))
                : Stream.empty();
    }

    private static Stream<String> options(FormField field) {
        Stream.Builder<String> options = Stream.builder();
        field.json()
                .path("values")
                .forEach(option ->
                        options.add(option.isObject() ? option.path("value").asText() : option.asText()));
        return options.build();
    }

    /** Where its value goes, and whatever holds the codes of its directory. */
    private static Stream<String> members(FormField field) {
        String directory = field.directory();
        Stream<String> target = Stream.of(FormBinding.target(field));
        return directory == null
                ? target
                : Stream.concat(target, Members.of(directory).stream()).distinct();
    }
}
