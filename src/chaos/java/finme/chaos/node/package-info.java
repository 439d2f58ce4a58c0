/** FinMe as a child process, and the calls of its administrator. What is done to it is the runs' affair. */
@NullMarked
package finme.chaos.node;

import org.jspecify.annotations.NullMarked;
