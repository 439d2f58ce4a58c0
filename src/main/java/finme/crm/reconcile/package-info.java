/** What a CRM is to have, compared with what it has, and put right. */
@NullMarked
package finme.crm.reconcile;

import org.jspecify.annotations.NullMarked;
