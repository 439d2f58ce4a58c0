/** Decisions to edit: drafts with their faults and differences, replayed over past applications, published and taken back. */
@NullMarked
package finme.admin.decision;

import org.jspecify.annotations.NullMarked;
