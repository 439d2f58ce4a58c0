package finme.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What modules that CRM sync does not see know of applications; whoever may see both implements it. Without one the CRM
 * gets applications alone.
 */
public interface CrmDetails {
    /** @return per application what there is; applications without any may be missing */
    Map<UUID, Details> of(Collection<UUID> applications);

    record Details(List<Dispatch> dispatches, List<Offer> offers) {}

    /** @param outcome null while it is open */
    record Dispatch(
            UUID id,
            String partner,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable Instant sentAt) {}

    record Offer(
            String partner,
            @Nullable BigDecimal amount,
            @Nullable Integer termMonths,
            @Nullable BigDecimal apr,
            @Nullable BigDecimal monthlyPayment,
            @Nullable Instant expiresAt) {}
}
