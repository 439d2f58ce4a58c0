@NullMarked
package finme.gateway.client;

import org.jspecify.annotations.NullMarked;
