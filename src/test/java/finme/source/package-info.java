@NullMarked
package finme.source;

import org.jspecify.annotations.NullMarked;
