/** The lenders' own API. */
@NullMarked
package finme.portal.api;

import org.jspecify.annotations.NullMarked;
