package finme.admin.usage;

import java.util.Set;

/**
 * What one place says, in the names of the canonical application.
 *
 * @param fields that it reads or fills
 * @param words with the member each of them is a value of
 */
record Place(Usage usage, Set<String> fields, Set<Value> words) {
    record Value(String member, String text) {}
}
