/** Connected systems as admins see and change them: API and pages. How their messages fare is shown by {@code admin.delivery}. */
@NullMarked
package finme.admin.system;

import org.jspecify.annotations.NullMarked;
