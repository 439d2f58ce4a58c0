@NullMarked
package finme.source.key;

import org.jspecify.annotations.NullMarked;
