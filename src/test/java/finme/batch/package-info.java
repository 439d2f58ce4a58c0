@NullMarked
package finme.batch;

import org.jspecify.annotations.NullMarked;
