package finme.borrower.matching;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.profile.PersonName;
import finme.borrower.profile.ProfileDocument;
import finme.canonical.IdentityValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What identifies a person: every name, birth date and tax id they ever had, the newest name last.
 *
 * @param birthDates ISO 8601
 */
public record Identity(List<PersonName> names, Set<String> birthDates, Set<String> taxIds) {
    /** @param values of one application, by canonical path */
    public static Identity of(Map<String, JsonNode> values) {
        return new Identity(List.of(PersonName.of(values)), text(values, "borrower.birthDate"), taxIds(values));
    }

    /** As it is, and as an earlier release kept it: that is no other one. */
    private static Set<String> taxIds(Map<String, JsonNode> values) {
        Set<String> country = text(values, "borrower.address.country");
        Set<String> taxIds = new HashSet<>(text(values, "borrower.taxId"));
        for (String taxId : List.copyOf(taxIds)) {
            country.forEach(home -> taxIds.addAll(IdentityValue.TAX_ID.former(taxId, home)));
        }
        return taxIds;
    }

    /** @param profiles of all borrowers that are the person */
    public static Identity of(Collection<ProfileDocument> profiles) {
        Set<PersonName> names = new LinkedHashSet<>();
        Set<String> birthDates = new HashSet<>();
        Set<String> taxIds = new HashSet<>();
        for (ProfileDocument profile : profiles) {
            names.addAll(profile.names());
            birthDates.addAll(profile.texts("borrower.birthDate"));
            taxIds.addAll(profile.texts("borrower.taxId"));
        }
        return new Identity(List.copyOf(names), birthDates, taxIds);
    }

    /** @param newer whose names come last */
    public Identity and(Identity newer) {
        return new Identity(
                Stream.concat(names.stream(), newer.names.stream()).toList(),
                union(birthDates, newer.birthDates),
                union(taxIds, newer.taxIds));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> union = new HashSet<>(some);
        union.addAll(more);
        return union;
    }

    private static Set<String> text(Map<String, JsonNode> values, String attribute) {
        JsonNode value = values.get(attribute);
        return value == null || !value.isTextual() ? Set.of() : Set.of(value.textValue());
    }

    @Override
    public String toString() {
        return "Identity[***]";
    }
}
