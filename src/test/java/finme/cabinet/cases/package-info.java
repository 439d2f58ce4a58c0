@NullMarked
package finme.cabinet.cases;

import org.jspecify.annotations.NullMarked;
