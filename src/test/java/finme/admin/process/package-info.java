@NullMarked
package finme.admin.process;

import org.jspecify.annotations.NullMarked;
