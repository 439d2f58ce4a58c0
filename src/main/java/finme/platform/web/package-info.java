/** How every web answer looks that is not a success: RFC 9457 problems, limits, redirects. */
@NullMarked
package finme.platform.web;

import org.jspecify.annotations.NullMarked;
