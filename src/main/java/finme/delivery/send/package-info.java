/**
 * How messages go out: leases on receivers, one message after the other to each, when one is tried again, and what became
 * of them. Its threads wait for the database only.
 */
@NullMarked
package finme.delivery.send;

import org.jspecify.annotations.NullMarked;
