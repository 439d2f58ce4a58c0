/** Tests. */
@NullMarked
package finme.dispatch.calling;

import org.jspecify.annotations.NullMarked;
