@NullMarked
package finme.cabinet.live;

import org.jspecify.annotations.NullMarked;
