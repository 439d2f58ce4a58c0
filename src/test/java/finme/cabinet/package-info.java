@NullMarked
package finme.cabinet;

import org.jspecify.annotations.NullMarked;
