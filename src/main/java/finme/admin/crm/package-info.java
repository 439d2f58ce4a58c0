/** CRMs as admins see and change them: API and pages, and how the sync with each stands. */
@NullMarked
package finme.admin.crm;

import org.jspecify.annotations.NullMarked;
