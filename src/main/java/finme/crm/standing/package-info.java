/** How the sync with each CRM stands, for people who look after it. */
@NullMarked
package finme.crm.standing;

import org.jspecify.annotations.NullMarked;
