/** The pages around decisions: the live table, its versions and drafts, and an editor. */
@NullMarked
package finme.admin.decision.page;

import org.jspecify.annotations.NullMarked;
