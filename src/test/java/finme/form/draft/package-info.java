@NullMarked
package finme.form.draft;

import org.jspecify.annotations.NullMarked;
