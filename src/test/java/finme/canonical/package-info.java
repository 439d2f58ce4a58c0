/** Reading and normalising the canonical application, without a server. */
@NullMarked
package finme.canonical;

import org.jspecify.annotations.NullMarked;
