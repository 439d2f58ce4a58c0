package finme.gateway.server.form;

import finme.form.Form;
import finme.form.Forms;
import finme.gateway.FormVersions;
import java.util.Optional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FormVersionsFromForms implements FormVersions {
    private final Forms forms;

    FormVersionsFromForms(Forms forms) {
        this.forms = forms;
    }

    @Override
    public Optional<Form> find(String key, int version) {
        return forms.version(key, version);
    }
}
