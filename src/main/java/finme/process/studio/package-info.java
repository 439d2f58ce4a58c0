/** Drafts of decisions and the way from a draft to a version, and back: faults at their cells, differences, a second person. */
@NullMarked
package finme.process.studio;

import org.jspecify.annotations.NullMarked;
