/** Fields that only a CRM's people may read: sealed to their key on the way there, opened with ours on the way back. */
@NullMarked
package finme.crm.seal;

import org.jspecify.annotations.NullMarked;
