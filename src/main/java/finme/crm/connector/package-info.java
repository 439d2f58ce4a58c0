/** What every kind of CRM is asked for; each kind fulfils it in a package of its own. */
@NullMarked
package finme.crm.connector;

import org.jspecify.annotations.NullMarked;
