/** What an application is called by: references, and ids and references that were told of it besides. */
@NullMarked
package finme.loan.naming;

import org.jspecify.annotations.NullMarked;
