/** The shipped tables by examples, and tables as strangers write them. */
@NullMarked
package finme.process.decision;

import org.jspecify.annotations.NullMarked;
