/** The books: what partners told of loans, and what follows from it, in the transaction that applies the partner's word. */
@NullMarked
package finme.settlement.book;

import org.jspecify.annotations.NullMarked;
