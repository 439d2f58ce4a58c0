/** How calls find who answers, how answers go out, and how the API describes itself. */
@NullMarked
package finme.platform.web;

import org.jspecify.annotations.NullMarked;
