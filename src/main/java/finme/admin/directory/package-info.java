/** Reference data as admins see and edit it: as a table on a page, as CSV, as JSON; with what a change would do before it is made. */
@NullMarked
package finme.admin.directory;

import org.jspecify.annotations.NullMarked;
