/**
 * The one form in which a value that identifies a person is stored, compared and searched: tax ids, phones, e-mail
 * addresses, and what has to be known of a text before anybody looks at it. Whether two people are one, {@code borrower}
 * decides.
 */
@NullMarked
package finme.canonical.identity;

import org.jspecify.annotations.NullMarked;
