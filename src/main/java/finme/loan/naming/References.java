package finme.loan.naming;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.kernel.Reference;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Gives the reference that follows from the id, and the next one when another application turned out to have it. */
@Component
public class References {
    private static final String CONSTRAINT = "application_reference_key";

    private final Cache<UUID, Integer> taken = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    public String of(UUID application) {
        return Reference.of(application, Objects.requireNonNullElse(taken.getIfPresent(application), 0));
    }

    /** One of these could not be stored. Whoever tries again under the same id gets the next reference. */
    public void failed(Collection<UUID> applications, DuplicateKeyException failure) {
        if (String.valueOf(failure.getMostSpecificCause().getMessage()).contains(CONSTRAINT)) {
            applications.forEach(id -> taken.asMap().merge(id, 1, Integer::sum));
        }
    }
}
