/** The rows of dispatch: rounds, dispatches, offers, inbox. SQL and nothing else. */
@NullMarked
package finme.dispatch.store;

import org.jspecify.annotations.NullMarked;
