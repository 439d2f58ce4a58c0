/** Everything that is there, handed on to one CRM little by little. */
@NullMarked
package finme.crm.load;

import org.jspecify.annotations.NullMarked;
