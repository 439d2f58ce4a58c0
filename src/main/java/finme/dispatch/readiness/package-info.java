/** Why a partner will or will not receive anything right now. */
@NullMarked
package finme.dispatch.readiness;

import org.jspecify.annotations.NullMarked;
