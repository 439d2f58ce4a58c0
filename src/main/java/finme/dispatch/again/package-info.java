/** Further rounds and repeated requests, asked for by people. */
@NullMarked
package finme.dispatch.again;

import org.jspecify.annotations.NullMarked;
