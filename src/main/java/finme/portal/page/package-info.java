/** The lenders' own pages. */
@NullMarked
package finme.portal.page;

import org.jspecify.annotations.NullMarked;
