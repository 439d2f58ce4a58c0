/** Which of several values of a person counts, as configuration: read, tried out on the persons there are, saved. */
@NullMarked
package finme.admin.survivorship;

import org.jspecify.annotations.NullMarked;
