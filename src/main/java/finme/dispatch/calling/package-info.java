/**
 * One exchange with a partner: the request built by mapping and signed, sent without holding a thread, and its faults
 * told.
 */
@NullMarked
package finme.dispatch.calling;

import org.jspecify.annotations.NullMarked;
