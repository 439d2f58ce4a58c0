@NullMarked
package finme.gateway.client.spool;

import org.jspecify.annotations.NullMarked;
