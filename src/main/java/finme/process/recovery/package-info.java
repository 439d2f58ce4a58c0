/** Applications that have lost their process, and definitions that FinMe can't do without: seen, told, and mended by people. */
@NullMarked
package finme.process.recovery;

import org.jspecify.annotations.NullMarked;
