/** The engine alone: PostgreSQL and our process package, with what it talks to played by fakes that remember. */
@NullMarked
package finme.testing.engine;

import org.jspecify.annotations.NullMarked;
