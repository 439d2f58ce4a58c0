@NullMarked
package finme.canonical;

import org.jspecify.annotations.NullMarked;
