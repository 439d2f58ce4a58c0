@NullMarked
package finme.process.tasklist;

import org.jspecify.annotations.NullMarked;
