/** Versions of processes, and the running instances that follow each: which could go to another one, moving them, and back. */
@NullMarked
package finme.admin.process;

import org.jspecify.annotations.NullMarked;
