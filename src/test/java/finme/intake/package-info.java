@NullMarked
package finme.intake;

import org.jspecify.annotations.NullMarked;
