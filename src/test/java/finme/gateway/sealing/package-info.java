@NullMarked
package finme.gateway.sealing;

import org.jspecify.annotations.NullMarked;
