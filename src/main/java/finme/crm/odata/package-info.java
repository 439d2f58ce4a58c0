/** CRMs that speak OData v4: addresses, proof of who we are, types, batches. Keeps nothing. */
@NullMarked
package finme.crm.odata;

import org.jspecify.annotations.NullMarked;
