@NullMarked
package finme.acceptance;

import org.jspecify.annotations.NullMarked;
