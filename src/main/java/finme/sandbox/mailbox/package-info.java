/** Mail and text messages that would have gone to borrowers: a real mail server, and where text messages are posted to. */
@NullMarked
package finme.sandbox.mailbox;

import org.jspecify.annotations.NullMarked;
