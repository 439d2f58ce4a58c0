/** Erasures step by step: accepted, filed outside the database, keys destroyed, leftovers removed; and legal holds. */
@NullMarked
package finme.retention.erasure;

import org.jspecify.annotations.NullMarked;
