/** Master data with PostgreSQL: who wins, what is sealed, what other nodes see. */
@NullMarked
package finme.catalogue;

import org.jspecify.annotations.NullMarked;
