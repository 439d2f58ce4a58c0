@NullMarked
package finme.gateway.server.cabinet;

import org.jspecify.annotations.NullMarked;
