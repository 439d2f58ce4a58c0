/** How messages go out to connected systems and sources: signed, by POST, and what their answers mean. */
@NullMarked
package finme.notification.webhook;

import org.jspecify.annotations.NullMarked;
