@NullMarked
package finme.cabinet.personal;

import org.jspecify.annotations.NullMarked;
