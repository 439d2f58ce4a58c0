package finme.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who of the lenders may sign in. Their passwords are their own: they set them by a link that is good for once. */
public interface PartnerUsers {
    /** By name. */
    List<PartnerUser> all();

    Optional<PartnerUser> find(String name);

    /**
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 422 with every fault; 409 {@code name_taken}
     */
    Invited create(String name, List<String> partners, String actor);

    /** A new link; the one before is good for nothing, and so is the password once a new one is set. */
    Invited invite(String name, String actor);

    /**
     * @param enabled false: nobody signs in by this name, from now on
     * @param version as it was read
     * @throws finme.kernel.Problem 404; 412 {@code stale}; 422 with every fault
     */
    PartnerUser change(String name, List<String> partners, boolean enabled, int version, String actor);

    /** Whether a link is still good. */
    boolean isGood(String token);

    /** @throws finme.kernel.Problem 404 not a link, or not any more; 422 {@code weak_password} */
    void accept(String token, String password);

    /**
     * @param address where it comes from
     * @return empty when name and password don't fit, or nobody signs in by this name
     * @throws finme.kernel.Problem 429 with the time to wait
     */
    Optional<PartnerUser> proven(String name, String password, String address);

    /** @param token told this once; only its hash is kept */
    record Invited(PartnerUser user, String token, Instant until) {
        @Override
        public String toString() {
            return "Invited[" + user.name() + ']';
        }
    }
}
