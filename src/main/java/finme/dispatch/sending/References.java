package finme.dispatch.sending;

import finme.fdforge.BlindIndex;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names of a dispatch that are the same again after a restore from backup. */
@Component
public class References {
    private final BlindIndex prf;

    References(BlindIndex prf) {
        this.prf = prf;
    }

    /** The idempotency key: whoever knows the three can compute it. */
    public UUID id(UUID application, String partner, int round) {
        return Ids.derived(Sha256.digest(application + ":" + partner + ":" + round));
    }

    /** What the partner hands back: 128 bits nobody can guess without our keyset. */
    public String reference(UUID dispatch) {
        byte[] bits = prf.of("dispatch.reference", dispatch.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
