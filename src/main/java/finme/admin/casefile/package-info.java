/** One application as operators work it: masked or shown with a trace, routing explained, withdrawn. */
@NullMarked
package finme.admin.casefile;

import org.jspecify.annotations.NullMarked;
