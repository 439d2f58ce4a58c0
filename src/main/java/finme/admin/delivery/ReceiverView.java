package finme.admin.delivery;

import finme.delivery.Delivery;
import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryLog.Filter;
import finme.delivery.DeliveryState;
import finme.delivery.ReceiverStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How one receiver keeps up, for whichever page shows it: the fragment {@code admin/receiver :: panel}. */
@Component
public class ReceiverView {
    private static final int NEWEST = 8;
    /** More are not counted. */
    private static final int PARKED = 100;

    private final DeliveryLog log;
    private final ReceiverNames receivers;

    ReceiverView(DeliveryLog log, ReceiverNames receivers) {
        this.log = log;
        this.receivers = receivers;
    }

    /**
     * @param receiver as in {@link DeliveryLog}
     * @return fingerprint: as long as it stays the same, so does what is shown
     */
    public String fill(String receiver, Model model) {
        ReceiverStatus status = log.status(receiver);
        List<Delivery> newest = list(receiver, null, NEWEST);
        List<Delivery> retried = list(receiver, DeliveryState.RETRYING, 1);
        int parked = list(receiver, DeliveryState.DEAD, PARKED).size();
        Duration lag = lag(status.oldestAt());
        String fingerprint = Integer.toHexString(Objects.hash(status, newest, retried, parked, lag));
        ReceiverNames.Named known = receivers.titled(receiver);
        model.addAttribute("partial", false);
        model.addAttribute("receiver", known);
        model.addAttribute("flow", status);
        model.addAttribute("confirmed", new TreeMap<>(status.confirmed()));
        model.addAttribute("lag", lag);
        model.addAttribute("lastError", AttemptWords.of(status.lastError()));
        model.addAttribute(
                "newest", newest.stream().map(it -> new DeliveryLine(it, known)).toList());
        model.addAttribute("retried", retried.isEmpty() ? null : new DeliveryLine(retried.get(0), known));
        model.addAttribute("parked", parked == PARKED ? parked + " or more" : Integer.toString(parked));
        model.addAttribute("anyParked", parked > 0);
        model.addAttribute("fingerprint", fingerprint);
        return fingerprint;
    }

    private List<Delivery> list(String receiver, @Nullable DeliveryState state, int limit) {
        return log.list(new Filter(receiver, state, null, null), null, limit);
    }

    /** In steps of five seconds, so that a page does not change for nothing. */
    private static @Nullable Duration lag(@Nullable Instant oldest) {
        return oldest == null
                ? null
                : Duration.ofSeconds(
                        Math.max(0, Duration.between(oldest, Instant.now()).toSeconds() / 5 * 5));
    }
}
