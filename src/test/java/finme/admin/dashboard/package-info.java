@NullMarked
package finme.admin.dashboard;

import org.jspecify.annotations.NullMarked;
