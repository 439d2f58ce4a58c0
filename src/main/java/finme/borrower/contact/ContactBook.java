package finme.borrower.contact;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Attribute;
import finme.borrower.Contacts;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.borrower.matching.MatchKey;
import finme.borrower.store.BorrowerRows;
import finme.fdforge.BlindIndex;
import finme.fdforge.ErasedException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

@Service
class ContactBook implements Contacts {
    private final BorrowerRows rows;
    private final Persons persons;
    private final BlindIndex index;

    ContactBook(BorrowerRows rows, Persons persons, BlindIndex index) {
        this.rows = rows;
        this.persons = persons;
        this.index = index;
    }

    @Override
    public byte[] index(String key, String value) {
        return MatchKey.of(key, value, index).hash();
    }

    @Override
    public Optional<Contact> find(String key, byte[] hash) {
        return all(key, hash).stream().findFirst();
    }

    /** Ids are ordered by time. */
    @Override
    public List<Contact> all(String key, byte[] hash) {
        return rows.search(new MatchKey(key, hash)).stream()
                .sorted(Comparator.comparing(UUID::toString).reversed())
                .flatMap(person -> contact(person, key, hash).stream())
                .sorted(Comparator.comparing(contact -> contact.only() != null))
                .toList();
    }

    private Optional<Contact> contact(UUID id, String key, byte[] hash) {
        try {
            Person person = persons.find(id).orElseThrow(ErasedException::new);
            return AddressProof.of(
                            person.attributes(), "borrower." + key, value -> Arrays.equals(index(key, value), hash))
                    .map(opened ->
                            new Contact(person.id(), opened.value(), opened.only(), values(person.attributes())));
        } catch (ErasedException gone) {
            return Optional.empty();
        }
    }

    private static Map<String, JsonNode> values(List<Attribute> attributes) {
        Map<String, JsonNode> values = new HashMap<>();
        attributes.forEach(
                attribute -> values.put(attribute.name(), attribute.value().value()));
        return values;
    }
}
