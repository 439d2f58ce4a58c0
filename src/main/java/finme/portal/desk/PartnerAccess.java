package finme.portal.desk;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.portal.PartnerUser;
import finme.portal.PartnerUsers;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose data somebody may see, asked with each request: who was disabled a moment ago sees nothing. */
@Component
public class PartnerAccess {
    private final PartnerUsers users;
    private final Catalogue<Partner> partners;

    PartnerAccess(PartnerUsers users, Catalogue<Partner> partners) {
        this.users = users;
        this.partners = partners;
    }

    /** A partner somebody may see. @param actor what the ledger says of who does something */
    public record Own(Versioned<Partner> found, String actor) {
        public String code() {
            return found.code();
        }

        /** Secrets masked. */
        public Partner partner() {
            return found.masked();
        }
    }

    /** @throws Problem 404 for another's partner as for none */
    public Own of(Principal user, String code) {
        return users.find(user.getName())
                .filter(known -> known.mayUse(code))
                .flatMap(known -> partners.find(code))
                .map(found -> new Own(found, actor(user, code)))
                .orElseThrow(() -> Problem.notFound("This partner"));
    }

    /** By code. @throws Problem 404 for who sees nothing any more */
    public List<Partner> all(Principal user) {
        PartnerUser known = users.find(user.getName())
                .filter(each -> each.state() == PartnerUser.State.ACTIVE)
                .orElseThrow(() -> Problem.notFound("This user"));
        return known.partners().stream()
                .sorted()
                .map(partners::find)
                .flatMap(Optional::stream)
                .map(Versioned::masked)
                .toList();
    }

    static String actor(Principal user, String code) {
        return prefix(code) + user.getName();
    }

    /** Of whoever acts for the partner. */
    static String prefix(String code) {
        return "partner:" + code + ":";
    }
}
