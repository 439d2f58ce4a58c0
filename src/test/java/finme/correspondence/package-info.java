@NullMarked
package finme.correspondence;

import org.jspecify.annotations.NullMarked;
