@NullMarked
package finme.admin.action;

import org.jspecify.annotations.NullMarked;
