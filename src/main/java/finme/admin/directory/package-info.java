/** Reference data as admins see it; read only until editing comes. */
@NullMarked
package finme.admin.directory;

import org.jspecify.annotations.NullMarked;
