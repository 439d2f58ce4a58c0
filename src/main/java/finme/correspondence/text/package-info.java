/** The texts of letters: those that ship, and what administrators made of them. */
@NullMarked
package finme.correspondence.text;

import org.jspecify.annotations.NullMarked;
