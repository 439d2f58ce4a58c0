/** How single values become canonical: coercion, normalisation (phone, e-mail, codes, dates, amounts) and what stands against them. */
@NullMarked
package finme.canonical.reading;

import org.jspecify.annotations.NullMarked;
