/** Running instances are moved from one version of their model to another, looked at before, and back. */
@NullMarked
package finme.process.move;

import org.jspecify.annotations.NullMarked;
