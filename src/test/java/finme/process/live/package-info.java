@NullMarked
package finme.process.live;

import org.jspecify.annotations.NullMarked;
