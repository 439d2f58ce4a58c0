@NullMarked
package finme.task.store;

import org.jspecify.annotations.NullMarked;
