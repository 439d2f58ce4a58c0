package finme.gateway.server.form;

import finme.filling.HalfFilled;
import finme.filling.HalfFilledForms;
import finme.gateway.BegunForms;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

@Component
class BegunFormsToFilling implements BegunForms {
    private final HalfFilledForms forms;

    BegunFormsToFilling(HalfFilledForms forms) {
        this.forms = forms;
    }

    @Override
    public void begin(String token, Begun begun) {
        forms.begin(token, begun(begun));
    }

    @Override
    public boolean save(String token, Begun begun) {
        return forms.replace(token, begun(begun));
    }

    @Override
    public Optional<Begun> find(String token) {
        return forms.find(token).map(each -> new Begun(each.form(), each.version(), each.data(), each.at()));
    }

    @Override
    public CompletableFuture<Void> forget(String token) {
        forms.forget(token);
        return CompletableFuture.completedFuture(null);
    }

    private static HalfFilled begun(Begun begun) {
        return new HalfFilled(begun.form(), begun.version(), begun.data(), Instant.now());
    }
}
