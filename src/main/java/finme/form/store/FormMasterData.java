package finme.form.store;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.form.Form;
import finme.form.draft.DraftChecks;
import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Published forms as a kind of master data. */
@Component
class FormMasterData implements MasterData<Form> {
    private final DraftChecks checks;

    FormMasterData(DraftChecks checks) {
        this.checks = checks;
    }

    @Bean
    Catalogue<Form> formCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "form";
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public String code(Form form) {
        return form.key();
    }

    @Override
    public List<Fault> faults(Form form, @Nullable Form present) {
        return checks.faults(form, present);
    }

    @Override
    public Form at(Form form, int version) {
        return form.at(version);
    }

    @Override
    public Map<String, ?> details(Form form) {
        return Map.of("note", form.note() == null ? "" : form.note(), "languages", form.languages());
    }
}
