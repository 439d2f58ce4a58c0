/** Rules of retention under administration, and the reports of runs. */
@NullMarked
package finme.admin.retention;

import org.jspecify.annotations.NullMarked;
