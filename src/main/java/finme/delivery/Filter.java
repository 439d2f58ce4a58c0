package finme.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a list of deliveries is narrowed to; null means any. @param from created then or later @param to created before */
public record Filter(
        @Nullable String receiver,
        @Nullable DeliveryState state,
        @Nullable Instant from,
        @Nullable Instant to) {}
