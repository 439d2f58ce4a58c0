package finme.crm.olingo;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.jspecify.annotations.Nullable;

/** What the CRM keeps, with versions. */
final class Contacts {
    private final Map<UUID, Contact> all = new HashMap<>();

    /** @param fields without key and time */
    private record Contact(Map<String, Object> fields, int version, Instant changedAt) {}

    synchronized @Nullable Object field(UUID id, String name) {
        Contact contact = all.get(id);
        return contact == null ? null : contact.fields().get(name);
    }

    synchronized int version(UUID id) {
        Contact contact = all.get(id);
        return contact == null ? 0 : contact.version();
    }

    /** Somebody types something in. */
    synchronized void type(UUID id, String name, String value) {
        write(id, Map.of(name, value));
    }

    private void write(UUID id, Map<String, Object> fields) {
        Contact present = all.get(id);
        Map<String, Object> merged = new HashMap<>(present == null ? Map.of() : present.fields());
        merged.putAll(fields);
        all.put(id, new Contact(merged, present == null ? 1 : present.version() + 1, Instant.now()));
    }

    /** @return whether it is new */
    synchronized boolean upsert(UUID id, Entity given, @Nullable String ifMatch, @Nullable String ifNoneMatch)
            throws ODataApplicationException {
        Contact present = all.get(id);
        boolean fits = present == null
                ? ifMatch == null
                : ifNoneMatch == null && (ifMatch == null || ifMatch.equals(etag(present)));
        if (!fits) {
            throw new ODataApplicationException("It has changed.", 412, Locale.ROOT, "CHANGED");
        }
        Map<String, Object> fields = new HashMap<>();
        for (Property property : given.getProperties()) {
            if (!property.getName().equals(ContactModel.KEY)) {
                fields.put(property.getName(), Objects.requireNonNullElse(property.getValue(), ""));
            }
        }
        write(id, fields);
        return present == null;
    }

    synchronized Entity read(UUID id) throws ODataApplicationException {
        Contact contact = all.get(id);
        if (contact == null) {
            throw new ODataApplicationException("No such contact.", 404, Locale.ROOT, "MISSING");
        }
        return entity(id, contact);
    }

    synchronized List<Entity> since(Instant from, int skip, int top) {
        return all.entrySet().stream()
                .filter(contact -> !contact.getValue().changedAt().isBefore(from))
                .sorted(Comparator.comparing(contact -> contact.getValue().changedAt()))
                .skip(skip)
                .limit(top)
                .map(contact -> entity(contact.getKey(), contact.getValue()))
                .toList();
    }

    private static String etag(Contact contact) {
        return "W/\"" + contact.version() + '"';
    }

    private static Entity entity(UUID id, Contact contact) {
        Entity entity = new Entity();
        ContactModel.TYPES.keySet().forEach(name -> {
            Object value = name.equals(ContactModel.KEY)
                    ? id
                    : name.equals(ContactModel.CHANGED)
                            ? Timestamp.from(contact.changedAt())
                            : contact.fields().get(name);
            entity.addProperty(new Property(null, name, ValueType.PRIMITIVE, value));
        });
        entity.setETag(etag(contact));
        return entity;
    }
}
