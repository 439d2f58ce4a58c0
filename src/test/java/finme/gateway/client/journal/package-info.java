@NullMarked
package finme.gateway.client.journal;

import org.jspecify.annotations.NullMarked;
