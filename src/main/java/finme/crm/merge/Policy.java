package finme.crm.merge;

import finme.crm.Crm.Mapping;
import finme.crm.Crm.Owner;
import java.util.Map;
import java.util.Objects;

/** Whose value counts when both sides differ. Without a word it is for a person to say. */
public record Policy(Map<String, Owner> owners, Owner otherwise) {
    public static Policy of(Mapping mapping) {
        return new Policy(
                Objects.requireNonNullElse(mapping.owners(), Map.of()),
                Objects.requireNonNullElse(mapping.otherwise(), Owner.CONFLICT));
    }

    Owner owner(String attribute) {
        return owners.getOrDefault(attribute, otherwise);
    }
}
