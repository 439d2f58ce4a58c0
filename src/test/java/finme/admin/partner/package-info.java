/** Tests. */
@NullMarked
package finme.admin.partner;

import org.jspecify.annotations.NullMarked;
