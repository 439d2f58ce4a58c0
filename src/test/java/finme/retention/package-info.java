@NullMarked
package finme.retention;

import org.jspecify.annotations.NullMarked;
