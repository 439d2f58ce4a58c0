package finme.borrower.matching;

import finme.borrower.profile.PersonName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Two identities that share a key, side by side. A tax id that agrees is the person, unless birth date and name both say
 * otherwise. A phone or an e-mail is shared by families: birth date and name have to agree, and two tax ids are two
 * persons.
 *
 * @param on kinds of the keys they share
 */
public record Comparison(Identity one, Identity other, Set<String> on) {
    public boolean isOnePerson() {
        if (on.contains(MatchKey.TAX_ID)) {
            return isBornAlike() || isNamedAlike();
        }
        return !hasOtherTaxId() && isBornAlike() && isNamedAlike();
    }

    /** The more telling it is that they are one person; for those that are. */
    public int weight() {
        return (on.contains(MatchKey.TAX_ID) ? 2 : 0) + (isBornAlike() ? 1 : 0);
    }

    /** @return what stands against one person, names of attributes */
    public List<String> against() {
        List<String> against = new ArrayList<>();
        if (hasOtherTaxId()) {
            against.add(MatchKey.TAX_ID);
        }
        if (!isBornAlike()) {
            against.add("birthDate");
        }
        if (!isNamedAlike()) {
            against.addAll(NameComparison.differences(newest(one), newest(other)));
        }
        return List.copyOf(against);
    }

    private boolean hasOtherTaxId() {
        return !one.taxIds().isEmpty()
                && !other.taxIds().isEmpty()
                && Collections.disjoint(one.taxIds(), other.taxIds());
    }

    private boolean isBornAlike() {
        return !Collections.disjoint(one.birthDates(), other.birthDates());
    }

    private boolean isNamedAlike() {
        return one.names().stream()
                .anyMatch(name -> other.names().stream().anyMatch(known -> NameComparison.agree(name, known)));
    }

    private static PersonName newest(Identity identity) {
        List<PersonName> names = identity.names();
        return names.isEmpty() ? new PersonName("", "", "") : names.get(names.size() - 1);
    }
}
