/** Open pages hear that a case has changed, however many there are: one question to core for all of them. */
@NullMarked
package finme.cabinet.live;

import org.jspecify.annotations.NullMarked;
