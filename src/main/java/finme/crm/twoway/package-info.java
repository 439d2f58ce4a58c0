/** Records that CRMs may change, too: what both had last, what is disputed, and how their fields read as values of ours. */
@NullMarked
package finme.crm.twoway;

import org.jspecify.annotations.NullMarked;
