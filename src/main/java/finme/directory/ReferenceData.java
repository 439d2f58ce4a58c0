package finme.directory;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The directories as a kind of master data. */
@Component
class ReferenceData implements MasterData<Directory> {
    @Bean
    Catalogue<Directory> directoryCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "directory";
    }

    @Override
    public Class<Directory> type() {
        return Directory.class;
    }

    @Override
    public String code(Directory directory) {
        return directory.code();
    }

    @Override
    public List<Fault> faults(Directory directory, @Nullable Directory present) {
        return DirectoryChecks.faults(directory);
    }

    @Override
    public Map<String, ?> details(Directory directory, @Nullable Directory before) {
        return Map.of("entries", DirectoryChanges.codes(directory, before));
    }

    @Override
    public Directory kept(Directory sent, Directory present) {
        return sent.keeping(present, LocalDate.now());
    }

    @Override
    public Directory at(Directory directory, int version) {
        return directory.at(version);
    }
}
