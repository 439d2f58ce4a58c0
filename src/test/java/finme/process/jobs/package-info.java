/** Tests. */
@NullMarked
package finme.process.jobs;

import org.jspecify.annotations.NullMarked;
