/** The CRM from outside: where it is, what it is told and how, over OData v4. Keeps nothing. */
@NullMarked
package finme.crm.odata;

import org.jspecify.annotations.NullMarked;
