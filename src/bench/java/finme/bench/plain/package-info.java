/** The newcomer's application: default settings, everything a process variable, partners called while the job waits. */
@NullMarked
package finme.bench.plain;

import org.jspecify.annotations.NullMarked;
