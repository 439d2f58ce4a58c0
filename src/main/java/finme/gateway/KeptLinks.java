package finme.gateway;

import java.util.Optional;

/** Links to applications that core does not have yet. */
public interface KeptLinks {
    /** @return the reference of the application that waits here under this link */
    Optional<String> reference(String token);
}
