/**
 * Published forms as borrowers meet them: shown, saved half-filled, checked as form-js checks, and handed over as any other
 * source's application. Runs at the edge.
 */
@NullMarked
package finme.apply.form;

import org.jspecify.annotations.NullMarked;
