/** Tests. */
@NullMarked
package finme.account.code;

import org.jspecify.annotations.NullMarked;
