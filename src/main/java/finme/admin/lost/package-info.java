/** Applications that have lost their process: the list of them, and starting it again or ending it. */
@NullMarked
package finme.admin.lost;

import org.jspecify.annotations.NullMarked;
