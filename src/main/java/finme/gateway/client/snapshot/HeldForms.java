package finme.gateway.client.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.form.Form;
import finme.form.Forms;
import finme.gateway.FormVersions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Forms as core told them last; a former version is asked for once and never changes. */
final class HeldForms implements Forms {
    private static final int KEPT = 100;

    private final HeldSnapshot held;
    private final FormVersions core;
    private final Cache<Former, Form> former =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    HeldForms(HeldSnapshot held, FormVersions core) {
        this.held = held;
        this.core = core;
    }

    private record Former(String key, int version) {}

    @Override
    public Optional<Form> current(String key) {
        return all().stream().filter(form -> form.key().equals(key)).findFirst();
    }

    @Override
    public Optional<Form> version(String key, int version) {
        Optional<Form> current = current(key).filter(form -> Objects.equals(form.version(), version));
        if (current.isPresent()) {
            return current;
        }
        Former asked = new Former(key, version);
        Optional<Form> found = Optional.ofNullable(former.getIfPresent(asked)).or(() -> core.find(key, version));
        found.ifPresent(form -> former.put(asked, form));
        return found;
    }

    @Override
    public List<Form> all() {
        return held.forms();
    }
}
