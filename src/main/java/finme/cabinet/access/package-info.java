/** Signing in and out. */
@NullMarked
package finme.cabinet.access;

import org.jspecify.annotations.NullMarked;
