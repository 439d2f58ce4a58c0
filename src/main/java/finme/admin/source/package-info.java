/** Sources as admins see and change them: API and pages. */
@NullMarked
package finme.admin.source;

import org.jspecify.annotations.NullMarked;
