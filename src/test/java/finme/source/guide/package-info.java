@NullMarked
package finme.source.guide;

import org.jspecify.annotations.NullMarked;
