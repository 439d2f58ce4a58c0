@NullMarked
package finme.admin.form;

import org.jspecify.annotations.NullMarked;
