/** Rules that are looked at every minute by one node: what they find is raised once, and cleared when it is over. */
@NullMarked
package finme.insight.alert;

import org.jspecify.annotations.NullMarked;
