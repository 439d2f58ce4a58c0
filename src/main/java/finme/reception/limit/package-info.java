/** What a source may send in a second, an hour, a day, and how much of it is used up. */
@NullMarked
package finme.reception.limit;

import org.jspecify.annotations.NullMarked;
