@NullMarked
package finme.admin.delivery;

import org.jspecify.annotations.NullMarked;
