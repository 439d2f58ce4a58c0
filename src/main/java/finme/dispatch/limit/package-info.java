/** What partners' limits leave: places and money, counted in PostgreSQL in the transaction that decides. */
@NullMarked
package finme.dispatch.limit;

import org.jspecify.annotations.NullMarked;
