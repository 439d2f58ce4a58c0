/** CRMs that speak OData v4: types, addresses of records, batches. Keeps nothing. */
@NullMarked
package finme.crm.odata;

import org.jspecify.annotations.NullMarked;
