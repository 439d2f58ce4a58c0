/**
 * The installation's keys: the keyset file, a new primary and the wrapping anew that follows, and the keys of persons in
 * memory. What is sealed with them is the business of {@code finme.fdforge}.
 */
@NullMarked
package finme.fdforge.keys;

import org.jspecify.annotations.NullMarked;
