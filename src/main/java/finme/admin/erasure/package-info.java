/** Erasing a person and keeping them by law, for people of the back office. */
@NullMarked
package finme.admin.erasure;

import org.jspecify.annotations.NullMarked;
