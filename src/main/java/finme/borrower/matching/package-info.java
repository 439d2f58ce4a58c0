/**
 * Whether two sets of values belong to one person: keys by which persons are found, names across alphabets and spellings,
 * and what agrees or stands against. Decides nothing about storage.
 */
@NullMarked
package finme.borrower.matching;

import org.jspecify.annotations.NullMarked;
