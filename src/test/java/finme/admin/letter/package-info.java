@NullMarked
package finme.admin.letter;

import org.jspecify.annotations.NullMarked;
