/** Reading and normalising the canonical application, without a server. */
@NullMarked
package finme.canonical.reading;

import org.jspecify.annotations.NullMarked;
