/** Figures and alerts, over the API and as a page. */
@NullMarked
package finme.admin.dashboard;

import org.jspecify.annotations.NullMarked;
