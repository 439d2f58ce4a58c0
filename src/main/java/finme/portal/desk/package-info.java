/** What a lender's user may look at and do, whichever way it is asked for. Of other partners there is nothing here. */
@NullMarked
package finme.portal.desk;

import org.jspecify.annotations.NullMarked;
