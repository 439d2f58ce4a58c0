/**
 * What follows: for a dispatch, for its round, for an application that has gone on without it. Pure: facts come in as
 * arguments.
 */
@NullMarked
package finme.dispatch.rule;

import org.jspecify.annotations.NullMarked;
