/** What an edge asks of core about forms: versions, options, half-filled ones, and what it counted. */
@NullMarked
package finme.gateway.server.form;

import org.jspecify.annotations.NullMarked;
