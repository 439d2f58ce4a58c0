/**
 * Administration of master data, once for every kind: JSON resource, list, detail, form, history, trial. A kind joins with
 * a {@code ResourceKind} and its templates.
 */
@NullMarked
package finme.admin.resource;

import org.jspecify.annotations.NullMarked;
