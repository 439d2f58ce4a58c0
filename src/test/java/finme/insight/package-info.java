@NullMarked
package finme.insight;

import org.jspecify.annotations.NullMarked;
