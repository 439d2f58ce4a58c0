/** Who of the house may sign in, how they stand at the door, and what each role may do: read from the rules themselves. */
@NullMarked
package finme.admin.user;

import org.jspecify.annotations.NullMarked;
