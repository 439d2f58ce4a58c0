@NullMarked
package finme.audit;

import org.jspecify.annotations.NullMarked;
