/** How far an address proves who somebody is. */
@NullMarked
package finme.borrower.contact;

import org.jspecify.annotations.NullMarked;
