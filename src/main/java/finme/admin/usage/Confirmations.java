package finme.admin.usage;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.delivery.DeliveryLog;
import finme.delivery.ReceiverStatus;
import finme.notification.ConnectedSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which connected systems have heard of a change. */
@Component
public class Confirmations {
    private final Catalogue<ConnectedSystem> systems;
    private final DeliveryLog deliveries;

    Confirmations(Catalogue<ConnectedSystem> systems, DeliveryLog deliveries) {
        this.systems = systems;
        this.deliveries = deliveries;
    }

    /**
     * Names of systems that subscribed.
     *
     * @param untold those that nothing waits for: the change is older than their subscription, or its message is parked
     */
    public record Standing(List<String> confirmed, List<String> waiting, List<String> untold) {
        static Standing nobody() {
            return new Standing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private void add(String name, ReceiverStatus status, String subject, long version) {
            if (status.confirmed().getOrDefault(subject, 0L) >= version) {
                confirmed.add(name);
            } else {
                (status.waiting() > 0 ? waiting : untold).add(name);
            }
        }

        public boolean isEmpty() {
            return confirmed.isEmpty() && waiting.isEmpty() && untold.isEmpty();
        }

        /** As a page says it: {@code confirmed by BI, Archive; waiting for Core bank}. */
        public String words() {
            List<String> parts = new ArrayList<>();
            add("confirmed by ", confirmed, parts);
            add("waiting for ", waiting, parts);
            add("not confirmed by ", untold, parts);
            return String.join("; ", parts);
        }

        private static void add(String what, List<String> names, List<String> parts) {
            if (!names.isEmpty()) {
                parts.add(what + String.join(", ", names));
            }
        }
    }

    /**
     * @param type of the message without {@code finme.}: {@code directory.changed}
     * @param subject as messages name it: {@code directory/purposes}
     */
    public Standing of(String type, String subject, long version) {
        return of(type, Map.of(subject, version)).getOrDefault(subject, Standing.nobody());
    }

    /** @param versions by subject */
    public Map<String, Standing> of(String type, Map<String, Long> versions) {
        Map<String, Standing> standings = new HashMap<>();
        versions.keySet().forEach(subject -> standings.put(subject, Standing.nobody()));
        systems.all().stream()
                .map(Versioned::value)
                .filter(system -> system.hears(type))
                .forEach(system -> {
                    ReceiverStatus status = deliveries.status(system.receiver());
                    standings.forEach((subject, standing) ->
                            standing.add(system.name(), status, subject, versions.getOrDefault(subject, 0L)));
                });
        return standings;
    }
}
