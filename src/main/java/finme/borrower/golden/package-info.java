/** What comes in finds its person, adds what is new to it, and leaves a case where somebody has to decide. */
@NullMarked
package finme.borrower.golden;

import org.jspecify.annotations.NullMarked;
