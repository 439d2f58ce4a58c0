@NullMarked
package finme.task.document;

import org.jspecify.annotations.NullMarked;
