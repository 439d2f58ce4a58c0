@NullMarked
package finme.task;

import org.jspecify.annotations.NullMarked;
