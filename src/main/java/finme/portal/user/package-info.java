/** Users of lenders: their table, their passwords and the links by which these are set. */
@NullMarked
package finme.portal.user;

import org.jspecify.annotations.NullMarked;
