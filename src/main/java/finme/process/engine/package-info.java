/**
 * How the engine is set up: what is on, off and kept, who may do what with tasks, and which values an instance may hold.
 * Jobs, guards of models and shorter ways to the tables have packages of their own.
 */
@NullMarked
package finme.process.engine;

import org.jspecify.annotations.NullMarked;
