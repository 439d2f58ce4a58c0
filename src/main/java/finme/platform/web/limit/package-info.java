/** How much of a request is taken, how long it may take to come, and how many at once. */
@NullMarked
package finme.platform.web.limit;

import org.jspecify.annotations.NullMarked;
