/** The way through everything a CRM is to have, for whoever walks it: loads tell, reconciliations compare. Keeps nothing. */
@NullMarked
package finme.crm.walk;

import org.jspecify.annotations.NullMarked;
