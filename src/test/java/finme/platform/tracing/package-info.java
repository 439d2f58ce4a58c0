@NullMarked
package finme.platform.tracing;

import org.jspecify.annotations.NullMarked;
