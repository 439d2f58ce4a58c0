/** Our records as mappings to CRMs see them. */
@NullMarked
package finme.crm.view;

import org.jspecify.annotations.NullMarked;
