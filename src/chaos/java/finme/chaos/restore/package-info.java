/** The run T9 (docs/reliability.md): a backup of the cluster from before an erasure is restored after it. */
@NullMarked
package finme.chaos.restore;

import org.jspecify.annotations.NullMarked;
