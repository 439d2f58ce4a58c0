/** Stands in for what dispatch meets: a scripted lender over real sockets, partners, loan applications in a table. */
@NullMarked
package finme.dispatch.testing;

import org.jspecify.annotations.NullMarked;
