/** Records of CRMs that are none of ours, for a person to look at. Keeps ids and times, no values. */
@NullMarked
package finme.crm.unlinked;

import org.jspecify.annotations.NullMarked;
