/** Whether a partner may be asked now, and why not. Pure: facts come in as records, from no database and no clock. */
@NullMarked
package finme.dispatch.eligibility;

import org.jspecify.annotations.NullMarked;
