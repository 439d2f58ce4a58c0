/** The loan application's process against its model and against every way it can end. */
@NullMarked
package finme.process.loanapplication;

import org.jspecify.annotations.NullMarked;
