/** A CRM's mappings tried on a made-up record and held against what the CRM says of its own fields. */
@NullMarked
package finme.crm.trial;

import org.jspecify.annotations.NullMarked;
