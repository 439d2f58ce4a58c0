package finme.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reads an address, and how far it proves who somebody is. */
public interface Contacts {
    /**
     * Finds an address without telling it; equal for equal ones.
     *
     * @param key {@code phone} or {@code email}
     * @param value normalised as the canonical application has it
     */
    byte[] index(String key, String value);

    /** Everybody who is reached there: whom the address proves before the others, of those the one known last first. */
    List<Contact> all(String key, byte[] index);

    /**
     * The first of {@link #all}.
     *
     * @param index as {@link #index} gave it
     * @return empty when nobody is known by it, nor by what an earlier application said
     */
    Optional<Contact> find(String key, byte[] index);

    /**
     * @param value the address itself
     * @param only null when it proves the person: they came with it, or they, the staff or a CRM have said it since. Else
     *     the applications that came with it: whoever knows a tax id can apply with an address of their own, and must not
     *     get to see more than that
     * @param values what counts of the person, by canonical path
     */
    record Contact(UUID person, String value, @Nullable Set<UUID> only, Map<String, JsonNode> values) {
        /** @return null when it is not known */
        public @Nullable String text(String attribute) {
            JsonNode known = values.get(attribute);
            return known == null ? null : known.textValue();
        }

        @Override
        public String toString() {
            return "Contact[" + person + ']';
        }
    }
}
