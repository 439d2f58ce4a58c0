/**
 * The check of what was filled in, with form-js's own verdict: what is missing is filled with defaults, formulas are
 * evaluated, and what is shown is held against its rules. No state and no database: an edge has it, too.
 */
@NullMarked
package finme.form.check;

import org.jspecify.annotations.NullMarked;
