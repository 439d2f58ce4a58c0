@NullMarked
package finme.intake.canonical;

import org.jspecify.annotations.NullMarked;
