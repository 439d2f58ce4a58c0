/** Who of the lenders may sign in, as administrators see and change it. */
@NullMarked
package finme.admin.partneruser;

import org.jspecify.annotations.NullMarked;
