/** How every web answer looks that is not a success: RFC 9457 problems, also where nothing of ours was reached. */
@NullMarked
package finme.platform.web.problem;

import org.jspecify.annotations.NullMarked;
