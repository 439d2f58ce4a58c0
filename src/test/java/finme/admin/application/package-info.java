@NullMarked
package finme.admin.application;

import org.jspecify.annotations.NullMarked;
