package finme.notification.event;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.delivery.ReceiverState;
import finme.fdforge.Change;
import finme.fdforge.DatabaseClock;
import finme.fdforge.LedgerListener;
import finme.notification.ConnectedSystem;
import finme.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Queues a message for whoever wants to hear of a change, in the change's own transaction. Subscriptions are those this
 * node knows, so that an application nobody asked about costs no statement; a new subscriber gets what happens from then
 * on.
 */
@Component
class Announcements implements LedgerListener {
    private final Catalogue<ConnectedSystem> systems;
    private final Catalogue<Source> sources;
    private final CloudEvents events;
    private final Outbox outbox;
    private final DatabaseClock clock;

    Announcements(
            Catalogue<ConnectedSystem> systems,
            Catalogue<Source> sources,
            CloudEvents events,
            Outbox outbox,
            DatabaseClock clock) {
        this.systems = systems;
        this.sources = sources;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void written(List<Change> changes) {
        List<Message> messages = new ArrayList<>();
        for (Change change : changes) {
            if (change.kind().equals("connected-system")) {
                follow(change);
            }
            Announcement.of(change).ifPresent(announcement -> announce(announcement, messages));
        }
        if (!messages.isEmpty()) {
            outbox.add(messages);
        }
    }

    /** What somebody has saved of a system goes for its receiver, too. */
    private void follow(Change change) {
        String state = String.valueOf(change.details().get("state"));
        outbox.set(ConnectedSystem.receiver(String.valueOf(change.code())), ReceiverState.valueOf(state));
    }

    private void announce(Announcement announcement, List<Message> messages) {
        List<String> receivers = systems.all().stream()
                .map(Versioned::value)
                .filter(system -> system.hears(announcement.type()))
                .map(ConnectedSystem::receiver)
                .toList();
        add(announcement, receivers, messages);
        callback(announcement)
                .ifPresent(source -> add(announcement.forSource(), List.of("source:" + source), messages));
    }

    private void add(Announcement announcement, List<String> receivers, List<Message> messages) {
        if (!receivers.isEmpty()) {
            String body = events.write(announcement, clock.now());
            receivers.forEach(receiver -> messages.add(events.message(receiver, announcement, body)));
        }
    }

    /** @return the source that wants to be told what becomes of its application */
    private Optional<String> callback(Announcement announcement) {
        return Optional.ofNullable(announcement.source())
                .flatMap(sources::find)
                .filter(source -> source.value().callback() != null)
                .map(Versioned::code);
    }
}
