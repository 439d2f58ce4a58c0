package finme.dispatch.model;

import finme.kernel.Ids;
import finme.kernel.Sha256;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param id derived from dispatch and position: the same offer again replaces itself
 * @param redirectUrl sealed
 * @param asApplied the partner has named no amount
 * @param winner its dispatch has the best price
 */
public record Offer(
        UUID id,
        UUID application,
        UUID dispatch,
        String partner,
        int position,
        BigDecimal amount,
        String currency,
        @Nullable Integer termMonths,
        @Nullable BigDecimal apr,
        @Nullable BigDecimal monthlyPayment,
        @Nullable BigDecimal totalPayable,
        @Nullable BigDecimal certainty,
        byte @Nullable [] redirectUrl,
        @Nullable Instant expiresAt,
        boolean asApplied,
        boolean winner) {
    /** @param position among those of its dispatch, from 0 */
    public static UUID id(UUID dispatch, int position) {
        byte[] text = ByteBuffer.allocate(20)
                .putLong(dispatch.getMostSignificantBits())
                .putLong(dispatch.getLeastSignificantBits())
                .putInt(position)
                .array();
        return Ids.derived(Sha256.digest(text));
    }
}
