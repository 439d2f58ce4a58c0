/** What tests share: one running FinMe and a client for it. */
@NullMarked
package finme.testing;

import org.jspecify.annotations.NullMarked;
