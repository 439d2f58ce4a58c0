/**
 * Decision tables as owners deploy them: read from the engine's repository, compiled once for each version, evaluated
 * here. What a decision means to routing or screening is in the adapters; who gets an application is dispatch's business.
 */
@NullMarked
package finme.process.decision;

import org.jspecify.annotations.NullMarked;
