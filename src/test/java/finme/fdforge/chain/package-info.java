@NullMarked
package finme.fdforge.chain;

import org.jspecify.annotations.NullMarked;
