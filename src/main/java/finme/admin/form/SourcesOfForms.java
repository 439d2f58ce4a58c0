package finme.admin.form;

import finme.catalogue.Catalogue;
import finme.form.KnownSources;
import finme.source.Source;
import org.springframework.stereotype.Component;

@Component
class SourcesOfForms implements KnownSources {
    private final Catalogue<Source> sources;

    SourcesOfForms(Catalogue<Source> sources) {
        this.sources = sources;
    }

    @Override
    public boolean isThere(String code) {
        return sources.find(code).isPresent();
    }
}
