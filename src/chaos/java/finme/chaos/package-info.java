/**
 * The crash audit: FinMe as a process of its own, killed under load together with its database, its lenders misbehaving;
 * afterwards its own self-audit and a look from outside say whether it kept its promises. One seed replays one run.
 */
@NullMarked
package finme.chaos;

import org.jspecify.annotations.NullMarked;
