/** The process of a load or a reconciliation against its words. */
@NullMarked
package finme.process.crmsync;

import org.jspecify.annotations.NullMarked;
