@NullMarked
package finme.apply.form;

import org.jspecify.annotations.NullMarked;
