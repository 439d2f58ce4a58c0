/**
 * Who gets an application and in which order: the plan of a round, with a reason for everybody, and its waves one by
 * one.
 */
@NullMarked
package finme.dispatch.planning;

import org.jspecify.annotations.NullMarked;
