/** CRMs as master data: what one must look like, and the first of an installation that names it in its settings. */
@NullMarked
package finme.crm.master;

import org.jspecify.annotations.NullMarked;
