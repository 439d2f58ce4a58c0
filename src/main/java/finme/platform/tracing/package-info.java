/** Traces of applications across edge, core, lenders and whoever else is told, by OpenTelemetry. Off unless an endpoint is set. */
@NullMarked
package finme.platform.tracing;

import org.jspecify.annotations.NullMarked;
