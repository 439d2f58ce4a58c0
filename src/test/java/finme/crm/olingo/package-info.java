/** A CRM on Apache Olingo's OData server: a service that nobody of us has written. */
@NullMarked
package finme.crm.olingo;

import org.jspecify.annotations.NullMarked;
