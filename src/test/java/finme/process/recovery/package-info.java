@NullMarked
package finme.process.recovery;

import org.jspecify.annotations.NullMarked;
