/**
 * How single values become canonical: coercion, codes, dates, amounts, and what stands against them. What identifies a
 * person has its one form in {@code canonical.identity}.
 */
@NullMarked
package finme.canonical.reading;

import org.jspecify.annotations.NullMarked;
