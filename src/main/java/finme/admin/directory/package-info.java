/** Reference data as admins see it; changed by the API until its form comes. */
@NullMarked
package finme.admin.directory;

import org.jspecify.annotations.NullMarked;
