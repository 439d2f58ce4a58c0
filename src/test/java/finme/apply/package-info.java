@NullMarked
package finme.apply;

import org.jspecify.annotations.NullMarked;
