/** Codes: asked for, sent by {@code delivery}, tried, counted. */
@NullMarked
package finme.account.code;

import org.jspecify.annotations.NullMarked;
