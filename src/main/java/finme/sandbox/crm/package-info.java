/** A small CRM that speaks OData v4, a system of its own: it keeps its records in its own file and knows nobody. */
@NullMarked
package finme.sandbox.crm;

import org.jspecify.annotations.NullMarked;
