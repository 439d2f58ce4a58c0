@NullMarked
package finme.process.move;

import org.jspecify.annotations.NullMarked;
