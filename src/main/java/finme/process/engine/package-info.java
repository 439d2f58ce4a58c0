/** How the engine is set up: lean, guarded, and with nothing in its models that could run code of its own. */
@NullMarked
package finme.process.engine;

import org.jspecify.annotations.NullMarked;
