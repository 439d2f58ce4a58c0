@NullMarked
package finme.retention.erasure;

import org.jspecify.annotations.NullMarked;
