/** What dispatch keeps of persons and for how long: partners' words, callbacks, and those that named nobody. */
@NullMarked
package finme.dispatch.forget;

import org.jspecify.annotations.NullMarked;
