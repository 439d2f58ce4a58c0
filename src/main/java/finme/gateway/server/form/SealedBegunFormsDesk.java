package finme.gateway.server.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.BegunForms;
import finme.gateway.BegunForms.Begun;
import finme.gateway.sealing.AnswerSeal;
import finme.gateway.sealing.SealedBegunForms;
import finme.gateway.sealing.WireJson;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.RestController;

/** What edges ask of half-filled forms; answers are sealed for whoever asked. */
@RestController
@ConditionalOnProperty("finme.edge.port")
class SealedBegunFormsDesk implements SealedBegunForms {
    private final BegunForms forms;
    private final ObjectMapper json;

    SealedBegunFormsDesk(BegunForms forms, ObjectMapper json) {
        this.forms = forms;
        this.json = WireJson.of(json);
    }

    @Override
    public void begin(Saving saving) {
        forms.begin(saving.token(), saving.begun());
    }

    @Override
    public Done save(Saving saving) {
        return new Done(forms.save(saving.token(), saving.begun()));
    }

    @Override
    public Answer find(Opening opening) {
        return forms.find(opening.token())
                .map(begun -> new Answer(AnswerSeal.seal(written(begun), opening.key())))
                .orElseGet(() -> new Answer(""));
    }

    @Override
    public CompletableFuture<Void> forget(Sent sent) {
        return forms.forget(sent.token());
    }

    private byte[] written(Begun begun) {
        try {
            return json.writeValueAsBytes(begun);
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("a begun form is no JSON");
        }
    }
}
