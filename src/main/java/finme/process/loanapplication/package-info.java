/** The process {@code loan-application}: its vocabulary, its delegates and the way facts reach it. Rules live in decision. */
@NullMarked
package finme.process.loanapplication;

import org.jspecify.annotations.NullMarked;
