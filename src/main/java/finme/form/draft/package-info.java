/** What a form must look like before it is published, and what became different from one version to another. */
@NullMarked
package finme.form.draft;

import org.jspecify.annotations.NullMarked;
