/** CRMs that are Tryton servers: JSON-RPC, sessions, models and their fields. Keeps nothing but sessions and field types. */
@NullMarked
package finme.crm.tryton;

import org.jspecify.annotations.NullMarked;
