@NullMarked
package finme.dispatch.terms;

import org.jspecify.annotations.NullMarked;
