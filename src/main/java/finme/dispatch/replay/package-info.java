/** Tries other rules on past applications. Plans with the planner of real rounds; reads nothing of partners but how often they offered. */
@NullMarked
package finme.dispatch.replay;

import org.jspecify.annotations.NullMarked;
