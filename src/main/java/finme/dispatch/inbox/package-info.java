/**
 * Where partners' words come in: answers to requests through a queue, callbacks proven and stored, and what can't be
 * applied now.
 */
@NullMarked
package finme.dispatch.inbox;

import org.jspecify.annotations.NullMarked;
