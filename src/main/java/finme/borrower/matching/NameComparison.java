package finme.borrower.matching;

import finme.borrower.profile.PersonName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Whether two written names may be one person's. One may leave out what the other has (a second given or family name, a
 * title, a middle name), and the order does not matter; but what both have must agree, and at least two words must.
 */
final class NameComparison {
    private NameComparison() {}

    static boolean agree(PersonName one, PersonName other) {
        if (one.equals(other) && one.first().codePoints().anyMatch(Character::isLetter)) {
            return true;
        }
        Set<String> words = NameFold.words(one.first(), one.middle(), one.last());
        Set<String> others = NameFold.words(other.first(), other.middle(), other.last());
        return isPart(words, others)
                || isPart(others, words)
                || !words.isEmpty()
                        && NameFold.joined(one.first(), one.middle(), one.last())
                                .equals(NameFold.joined(other.first(), other.middle(), other.last()));
    }

    private static boolean isPart(Set<String> words, Set<String> of) {
        return words.size() >= 2 && of.containsAll(words) || !words.isEmpty() && words.equals(of);
    }

    /** @return names of the attributes that don't agree; of two names that do as a whole, those that differ apart */
    static List<String> differences(PersonName one, PersonName other) {
        List<String> differences = new ArrayList<>();
        if (differ(one.first(), other.first())) {
            differences.add("firstName");
        }
        if (differ(one.last(), other.last())) {
            differences.add("lastName");
        }
        return differences.isEmpty() ? List.of("middleName") : differences;
    }

    private static boolean differ(String one, String other) {
        Set<String> words = NameFold.words(one);
        Set<String> others = NameFold.words(other);
        return !words.containsAll(others) && !others.containsAll(words)
                || Collections.disjoint(words, others) && !(words.isEmpty() && others.isEmpty());
    }
}
