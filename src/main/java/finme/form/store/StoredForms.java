package finme.form.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.catalogue.Catalogue;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.form.Form;
import finme.form.Forms;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The current versions are in memory; former ones never change, and those that are asked for stay there. */
@Component
class StoredForms implements Forms {
    private static final int KEPT = 200;

    private final Catalogue<Form> catalogue;
    private final ObjectMapper json;
    private final Cache<Former, Form> former =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    StoredForms(Catalogue<Form> catalogue, ObjectMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    private record Former(String key, int version) {}

    @Override
    public Optional<Form> current(String key) {
        return catalogue.find(key).map(Versioned::value);
    }

    @Override
    public Optional<Form> version(String key, int version) {
        Optional<Versioned<Form>> current = catalogue.find(key);
        if (current.isPresent() && current.get().version() == version) {
            return current.map(Versioned::value);
        }
        Form known = former.getIfPresent(new Former(key, version));
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Form> read = catalogue.history(key).stream()
                .filter(past -> past.version() == version)
                .findFirst()
                .map(this::form);
        read.ifPresent(form -> former.put(new Former(key, version), form));
        return read;
    }

    @Override
    public List<Form> all() {
        return catalogue.all().stream().map(Versioned::value).toList();
    }

    private Form form(PastVersion past) {
        try {
            Form form = json.treeToValue(past.definition(), Form.class);
            return form.at(past.version());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("version " + past.version() + " of a form can't be read");
        }
    }
}
