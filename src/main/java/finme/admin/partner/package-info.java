/** The partner directory as admins see and change it: API, pages and the try-out. */
@NullMarked
package finme.admin.partner;

import org.jspecify.annotations.NullMarked;
