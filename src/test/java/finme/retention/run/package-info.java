@NullMarked
package finme.retention.run;

import org.jspecify.annotations.NullMarked;
