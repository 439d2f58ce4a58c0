/** Files of applications in the back office: uploading one, how far each is, its report. */
@NullMarked
package finme.admin.batch;

import org.jspecify.annotations.NullMarked;
