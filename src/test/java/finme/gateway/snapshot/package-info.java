@NullMarked
package finme.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
