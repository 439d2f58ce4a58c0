@NullMarked
package finme.form.check;

import org.jspecify.annotations.NullMarked;
