package finme.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver, and how it fared.
 *
 * @param id the same on every try
 * @param sequence its number at this receiver, from 1 without a gap; null until it is to be sent
 * @param dueAt of one that is tried again: not before then
 * @param attempts oldest first; of very many only the newest
 */
public record Delivery(
        UUID id,
        String receiver,
        @Nullable Long sequence,
        String type,
        DeliveryState state,
        Instant createdAt,
        @Nullable Instant dueAt,
        List<Attempt> attempts) {}
