/** What the engine's tables say about FinMe's promises. SQL, because it compares whole tables. */
@NullMarked
package finme.process.audit;

import org.jspecify.annotations.NullMarked;
