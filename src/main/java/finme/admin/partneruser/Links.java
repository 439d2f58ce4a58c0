package finme.admin.partneruser;

import finme.portal.PartnerUsers.Invited;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where somebody of a lender sets their password: at this address of core, which is the one they sign in at. */
@Component
class Links {
    String of(Invited invited) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/partner/welcome/" + invited.token())
                .toUriString();
    }
}
