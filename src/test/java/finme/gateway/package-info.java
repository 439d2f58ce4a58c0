@NullMarked
package finme.gateway;

import org.jspecify.annotations.NullMarked;
