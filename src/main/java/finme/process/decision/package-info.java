/**
 * What decisions mean to screening and routing, and the gate they pass before they do. Read from the engine's
 * repository, compiled once for each version; who gets an application is dispatch's business.
 */
@NullMarked
package finme.process.decision;

import org.jspecify.annotations.NullMarked;
