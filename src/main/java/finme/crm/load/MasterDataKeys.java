package finme.crm.load;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.RecordKind;
import finme.crm.out.Hearers;
import finme.directory.Directory;
import finme.partner.Partner;
import java.util.List;
import org.springframework.stereotype.Component;

/** All partners and directories. */
@Component
class MasterDataKeys {
    private final Catalogue<Partner> partners;
    private final Catalogue<Directory> directories;
    private final Hearers hearers;

    MasterDataKeys(Catalogue<Partner> partners, Catalogue<Directory> directories, Hearers hearers) {
        this.partners = partners;
        this.directories = directories;
        this.hearers = hearers;
    }

    void tell(String crm) {
        hearers.tell(crm, RecordKind.PARTNER, codes(partners));
        hearers.tell(crm, RecordKind.DIRECTORY, codes(directories));
    }

    private static List<String> codes(Catalogue<?> catalogue) {
        return catalogue.all().stream().map(Versioned::code).toList();
    }
}
