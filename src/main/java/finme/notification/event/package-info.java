/** Which changes are worth a message, to whom, and what it says. */
@NullMarked
package finme.notification.event;

import org.jspecify.annotations.NullMarked;
