@NullMarked
package finme.process.limits;

import org.jspecify.annotations.NullMarked;
