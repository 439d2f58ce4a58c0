package finme.admin.delivery;

import finme.catalogue.Catalogue;
import finme.delivery.DeliveryLog;
import finme.kernel.Problem;
import finme.notification.ConnectedSystem;
import finme.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who gets messages, by the names that the log, the API and people use. */
@Component
class ReceiverNames {
    private static final String SYSTEM = ConnectedSystem.KIND + ':';
    private static final String SOURCE = "source:";

    private final Catalogue<ConnectedSystem> systems;
    private final Catalogue<Source> sources;

    ReceiverNames(Catalogue<ConnectedSystem> systems, Catalogue<Source> sources) {
        this.systems = systems;
        this.sources = sources;
    }

    /**
     * @param name as in {@link DeliveryLog}
     * @param code as the API has it
     * @param title for people
     * @param page where it is administered
     */
    record Named(String name, String code, String title, String page) {}

    /** @param code of a system, or with its kind before a colon */
    static String nameOf(String code) {
        return code.contains(":") ? code : SYSTEM + code;
    }

    /** A system goes by its code alone, others have their kind before it. */
    static String codeOf(String name) {
        return name.startsWith(SYSTEM) ? name.substring(SYSTEM.length()) : name;
    }

    /** Systems first; sources that have a callback. */
    List<Named> all() {
        Stream<Named> told = sources.all().stream()
                .map(it -> it.value())
                .filter(source -> source.callback() != null)
                .map(ReceiverNames::of);
        return Stream.concat(systems.all().stream().map(it -> of(it.value())), told)
                .toList();
    }

    /** @throws Problem 404 when nobody goes by that name */
    Named get(String name) {
        return find(name).orElseThrow(() -> Problem.notFound("This receiver"));
    }

    /** One that is no longer in the catalogue keeps its name. */
    Named titled(String name) {
        return find(name).orElseGet(() -> new Named(name, codeOf(name), codeOf(name), "/admin/deliveries"));
    }

    private Optional<Named> find(String name) {
        if (name.startsWith(SOURCE)) {
            return sources.find(name.substring(SOURCE.length())).map(it -> of(it.value()));
        }
        return name.startsWith(SYSTEM)
                ? systems.find(name.substring(SYSTEM.length())).map(it -> of(it.value()))
                : Optional.empty();
    }

    private static Named of(ConnectedSystem system) {
        return new Named(system.receiver(), system.code(), system.name(), "/admin/connected-systems/" + system.code());
    }

    private static Named of(Source source) {
        String name = SOURCE + source.code();
        return new Named(name, name, source.name() + " (callback)", "/admin/sources/" + source.code());
    }
}
