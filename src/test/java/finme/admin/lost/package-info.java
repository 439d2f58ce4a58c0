@NullMarked
package finme.admin.lost;

import org.jspecify.annotations.NullMarked;
