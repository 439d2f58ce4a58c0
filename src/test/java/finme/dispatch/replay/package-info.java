@NullMarked
package finme.dispatch.replay;

import org.jspecify.annotations.NullMarked;
