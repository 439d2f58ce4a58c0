/** What changes in CRMs: heard of by webhook or found by asking, read there, and merged with what we have. */
@NullMarked
package finme.crm.in;

import org.jspecify.annotations.NullMarked;
