@NullMarked
package finme.form;

import org.jspecify.annotations.NullMarked;
