/** Tests. */
@NullMarked
package finme.dispatch.model;

import org.jspecify.annotations.NullMarked;
