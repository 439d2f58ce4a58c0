package finme.admin.delivery;

import finme.delivery.Delivery;
import finme.delivery.DeliveryLog;
import finme.kernel.Problem;
import finme.kernel.Slice;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the API and the pages ask of the log alike. */
@Component
class DeliveryDesk {
    private final DeliveryLog log;

    DeliveryDesk(DeliveryLog log) {
        this.log = log;
    }

    /** @throws Problem 422 with every parameter that makes no sense */
    Slice<Delivery> list(DeliveryQuery search) {
        int size = search.size();
        List<Delivery> found = log.list(search.filter(), search.before(), size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        List<Delivery> shown = found.subList(0, size);
        return new Slice<>(shown, shown.get(size - 1).id().toString());
    }

    /** @throws Problem 404 */
    Delivery find(UUID id) {
        return log.find(id).orElseThrow(() -> Problem.notFound("This delivery"));
    }

    /** @return the body as it goes out */
    String payload(UUID id) {
        return log.payload(id).orElseThrow(() -> Problem.notFound("This delivery"));
    }
}
